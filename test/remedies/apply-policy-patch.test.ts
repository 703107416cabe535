import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import type { PolicyStatement } from '../../src/core/settings.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { policyOf } from '../facts.ts';
import { planIn, type World } from './model.ts';
import { account, bucket, bucketArn, partner } from './places.ts';
import { isBlindWithout, plans, proseOf, stepsIn } from './promises.ts';
import { plain } from './statements.ts';

const id = 'apply-policy-patch';
const reads = (Sid: string, who = partner): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Principal: { AWS: who },
  Action: 's3:GetObject',
  Resource: `${bucketArn}/*`,
});
const [one, two, three] = [reads('One'), reads('Two'), reads('Three')];
const having = (...statements: readonly PolicyStatement[]): World => ({
  [bucket]: { policy: policyOf(...statements) },
});
const patch = (statement: number | null, before: unknown, after: unknown): JsonObject =>
  plain<JsonObject>({ statement, before, after });
const document = (...statements: readonly PolicyStatement[]): string =>
  JSON.stringify([['policy', policyOf(...statements)]]);

plans(id, [
  ['replaces one statement', patch(2, two, three), having(one, two), 'steps', document(one, three)],
  [
    'divides one statement',
    patch(1, one, [two, three]),
    having(one, reads('Last')),
    'steps',
    document(two, three, reads('Last')),
  ],
  ['adds a statement', patch(null, null, three), having(one), 'steps', document(one, three)],
  ['writes the policy where there is none', patch(null, null, one), {}, 'steps', document(one)],
  ['removes one statement', patch(1, one, null), having(one, two), 'steps', document(two)],
  ['deletes the policy with its last statement', patch(1, one, null), having(one), 'steps', '[["policy",null]]'],
  [
    'knows the statement in another spelling',
    patch(1, { ...one, Action: ['s3:GetObject'], Principal: { AWS: [`arn:aws:iam::${partner}:root`] } }, two),
    having(one),
    'steps',
    document(two),
  ],
  ['has nothing to do where it was replaced', patch(2, two, three), having(one, three), 'nothing', 'already'],
  ['has nothing to do where it was divided', patch(1, one, [two, three]), having(two, three), 'nothing', 'already'],
  ['has nothing to do where it was added', patch(null, null, three), having(one, three), 'nothing', 'already'],
  ['has nothing to do where it was removed', patch(1, one, null), having(two), 'nothing', 'no such statement'],
  ['has nothing to do where the policy was removed', patch(1, one, null), {}, 'nothing', 'no such statement'],
  [
    'is refused where somebody changed the statement',
    patch(1, one, two),
    having(reads('One', account)),
    'refused',
    'no longer',
  ],
  [
    'is refused where somebody changed what is to be removed',
    patch(1, one, null),
    having(reads('One', account)),
    'refused',
    'no longer',
  ],
  ['is refused where the statement stands elsewhere', patch(1, one, null), having(two, one), 'refused', 'no longer'],
  ['is refused where the statement is gone', patch(3, one, two), having(one), 'refused', 'no longer'],
  ['is refused where there is no policy any more', patch(1, one, two), {}, 'refused', 'no longer'],
  ['does not remove one of two that are the same', patch(1, one, null), having(one, one), 'refused', 'more than once'],
  [
    'is refused where S3 would not take the statement',
    patch(1, one, { Effect: 'Allow', Action: 's3:GetObject' }),
    having(one),
    'refused',
    'Statement[1]',
  ],
  [
    'is refused where the policy would get too long',
    patch(null, null, { ...one, Action: Array.from({ length: 1_000 }, () => 's3:GetObjectVersionTagging') }),
    {},
    'refused',
    '20480',
  ],
]);

isBlindWithout(id, patch(1, one, two), having(one), ['policy']);

it('leaves everything else as it was written', () => {
  const policy = { Id: 'x', Statement: one };
  const alone = stepsIn(planIn({ [bucket]: { policy } }, id, patch(1, one, two)));
  expect(alone.steps).toMatchObject([{ after: { Id: 'x', Statement: two } }]);
  const more = stepsIn(planIn({ [bucket]: { policy } }, id, patch(null, null, two)));
  expect(more.steps).toMatchObject([{ after: { Id: 'x', Statement: [one, two] } }]);
  const written = { Version: '2012-10-17', Statement: [{ Resource: '*', ...two }] };
  expect(
    JSON.stringify(planIn({}, id, plain<JsonObject>({ statement: null, before: null, after: written.Statement }))),
  ).toContain(JSON.stringify(written));
});

describe('says', () => {
  it('who could lose', () => {
    expect(proseOf(planIn(having(one, two), id, patch(1, one, null)))).toContain('Whoever the statement allowed');
    expect(proseOf(planIn({}, id, patch(null, null, { ...one, Effect: 'Deny' })))).toContain('new Deny');
    expect(stepsIn(planIn({}, id, patch(null, null, one)))).toMatchObject({ loses: [], undoLeaves: null });
  });

  it('that S3 may not take a public policy back', () => {
    const everybody = { ...one, Principal: '*' as const };
    expect(stepsIn(planIn(having(everybody), id, patch(1, everybody, two))).undoLeaves).not.toBeNull();
    expect(stepsIn(planIn(having(everybody), id, patch(null, null, two))).undoLeaves).toBeNull();
  });

  it('that the policy goes', () => {
    expect(proseOf(planIn(having(one), id, patch(1, one, null)))).toContain('policy is deleted');
  });
});

describe('a patch', () => {
  const isPatch = (params: unknown) => remedyOf(id)?.params.safeParse(params).success;

  it.each<[string, unknown]>([
    ['that is empty', {}],
    ['without the statement that it replaces', patch(1, null, one)],
    ['of a statement that has no number', patch(null, one, two)],
    ['that does nothing', patch(null, null, null)],
    ['of something that is no statement', patch(null, null, { Effect: 'Maybe' })],
    ['of a statement before the first', patch(0, one, two)],
    ['with more in it', { ...patch(1, one, two), layer: 'resource' }],
  ])('%s is none', (_promise, params) => {
    expect(isPatch(params)).toBe(false);
  });

  it('that was parsed is one still', () => {
    const params = remedyOf(id)?.params;
    for (const wanted of [patch(1, one, [two, three]), patch(1, one, null), patch(null, null, two)])
      expect(params?.parse(params.parse(wanted))).toEqual(params?.parse(wanted));
  });
});
