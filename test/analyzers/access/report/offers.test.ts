import { describe, expect, it } from 'vitest';
import { patchOffers } from '../../../../src/analyzers/access/report/offers.ts';
import type { Cause, Patch } from '../../../../src/core/cause.ts';
import { target } from '../../../../src/core/target.ts';
import { cause } from '../../../report.ts';

const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' } as const;
const patch = (but: Partial<Patch> = {}): Patch => ({
  document: 'the bucket policy of logs',
  arn: null,
  layer: 'resource',
  statement: 2,
  before: { ...statement, Effect: 'Deny' },
  after: statement,
  diff: [],
  probes: 600,
  whole: { Statement: [statement] },
  place: { is: 'bucket', bucket: 'logs' },
  ...but,
});
const offered = (causes: readonly Partial<Cause>[], account: string | null = null) =>
  patchOffers(target({ bucket: 'logs', key: 'a', region: 'eu-west-1', account }), {
    decision: 'explicit_deny',
    causes: causes.map((but) => cause(but)),
    context: [],
  });

describe('a patch of the bucket policy', () => {
  it('is offered as its preview, with what the remedy takes and nothing else', () => {
    const [offer, ...more] = offered([{ patch: patch() }]);
    expect(more).toEqual([]);
    expect(offer).toMatchObject({ does: 'ask', label: 'Preview this policy change', command: 'fix' });
    const [, json = ''] = /^apply-policy-patch logs with (\{.*\})$/.exec(offer?.words ?? '') ?? [];
    expect(JSON.parse(json)).toEqual({ statement: 2, before: { ...statement, Effect: 'Deny' }, after: statement });
  });

  it('keeps the account that should own the bucket', () => {
    expect(offered([{ patch: patch() }], '111122223333')[0]?.words).toMatch(
      /^apply-policy-patch --account 111122223333 logs with /,
    );
  });

  it('that two causes share is offered once', () => {
    expect(offered([{ patch: patch() }, { id: 'D02', patch: patch() }])).toHaveLength(1);
  });

  it('is told from others by its statement and action, most telling first', () => {
    const added = { statement: null, before: null };
    const causes = [
      { patch: patch({ statement: 3 }) },
      { action: null, patch: patch(added) },
      { action: 's3:PutObject', patch: patch({ ...added, after: { ...statement, Action: 's3:PutObject' } }) },
    ];
    expect(offered(causes).map(({ label }) => label)).toEqual([
      'Preview the change of statement 3 for s3:GetObject',
      'Preview a new statement for any action',
      'Preview a new statement for s3:PutObject',
    ]);
  });
});

describe('nothing is offered', () => {
  it.each<[string, Partial<Cause>]>([
    ['without a patch', { patch: null }],
    ['for the policy of a key', { patch: patch({ place: { is: 'key', arn: 'arn:k' } }) }],
    ['for an identity policy', { layer: 'identity', patch: patch({ layer: 'identity', place: null }) }],
    ['that would be typed with a secret', { patch: patch({ after: { ...statement, Sid: 'AKIAIOSFODNN7EXAMPLE' } }) }],
  ])('%s', (_what, but) => {
    expect(offered([but])).toEqual([]);
  });
});
