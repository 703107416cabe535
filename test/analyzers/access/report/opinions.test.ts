import { describe, expect, it } from 'vitest';
import { opinions } from '../../../../src/analyzers/access/report/opinions.ts';
import { known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import type { SimulatedAction } from '../../../../src/core/second-opinions.ts';
import { allOn, publicRead, withPolicy } from '../../../facts.ts';
import { explainedAs, foreigner, identityOf, object, objectOf, role } from '../facts-of.ts';

const simulated = (decision: SimulatedAction['decision'], but: Partial<SimulatedAction> = {}): Reads => ({
  simulation: known({
    principal: role,
    resource: object,
    actions: [
      {
        action: 's3:GetObject',
        decision,
        allowedByOrganizations: null,
        allowedByBoundary: null,
        matchedStatements: 0,
        missingContext: [],
        ...but,
      },
    ],
  }),
});

function rows(
  reads: Reads,
  { as = role, error = null }: { readonly as?: string; readonly error?: string | null } = {},
) {
  const facts = objectOf(reads);
  return opinions(facts, explainedAs(facts, as, { error })).flatMap((one) => (one.is === 'table' ? one.rows : []));
}
const silent = { identity: known(identityOf([])) };

it('there is no table without a second opinion', () => {
  expect(opinions(objectOf(), explainedAs(objectOf(), role))).toEqual([]);
});

describe('the policy simulator', () => {
  it.each<[string, Reads, readonly string[]]>([
    ['allows what we allow', simulated('allowed'), ['allowed for s3:GetObject', 'allow', 'yes']],
    [
      'denies what we deny',
      { ...simulated('implicitDeny'), ...silent },
      ['implicitDeny for s3:GetObject', 'implicit deny', 'yes'],
    ],
    [
      'denies for the organization',
      { ...simulated('implicitDeny', { allowedByOrganizations: false }), ...silent },
      ['implicitDeny for s3:GetObject (the organization does not allow it)', 'implicit deny', 'yes'],
    ],
    [
      'denies what we allow: it does not know the bucket policy of a role',
      { ...simulated('implicitDeny'), ...silent, ...withPolicy(true, { ...publicRead, Principal: { AWS: role } }) },
      ['implicitDeny for s3:GetObject', 'allow', 'no: it does not look at the resource side'],
    ],
    [
      'cannot be compared, where it depends',
      {
        ...simulated('allowed'),
        ...withPolicy(false, {
          ...publicRead,
          Effect: 'Deny',
          Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
        }),
      },
      ['allowed for s3:GetObject', 'depends', 'cannot be told'],
    ],
  ])('%s', (_what, reads, want) => {
    expect(
      rows(reads)
        .find(([who]) => who === 'IAM policy simulator')
        ?.slice(1),
    ).toEqual(want);
  });

  it('allows what a layer refuses that it does not look at', () => {
    const facts = { ...simulated('allowed'), ...withPolicy(false, { ...publicRead, Effect: 'Deny' as const }) };
    expect(rows(facts)[0]?.[3]).toMatch(/^no: it does not look at the .*policy$/);
    const cutOff = { ...withPolicy(true, publicRead), publicAccessBlock: known(allOn) };
    expect(rows({ ...simulated('allowed'), ...cutOff }, { as: foreigner })[0]?.[3]).toContain('Block Public Access');
  });

  it('says nothing of an action that is not needed', () => {
    expect(rows(simulated('allowed', { action: 's3:PutObject' }))).toEqual([]);
  });
});

describe('whether the bucket policy is public', () => {
  const check = (result: 'PASS' | 'FAIL') =>
    known({
      result,
      reasons: [
        { description: 'Open to all', statementId: null },
        { description: 'too', statementId: null },
      ],
    });
  const narrow = { ...publicRead, Principal: { AWS: role } };

  it.each<[string, Reads, readonly (readonly string[])[]]>([
    [
      'S3 agrees that it is',
      withPolicy(true, publicRead),
      [['S3 policy status', 'public', 'public, by statement 1', 'yes']],
    ],
    ['S3 agrees that it is not', withPolicy(false, narrow), [['S3 policy status', 'not public', 'not public', 'yes']]],
    ['S3 disagrees', withPolicy(true, narrow), [['S3 policy status', 'public', 'not public', 'no']]],
    [
      'Access Analyzer agrees, and says why',
      { ...withPolicy(true, publicRead), publicCheck: check('FAIL') },
      [
        ['S3 policy status', 'public', 'public, by statement 1', 'yes'],
        ['Access Analyzer', 'public access: Open to all; too', 'public, by statement 1', 'yes'],
      ],
    ],
    [
      'Access Analyzer disagrees',
      { ...withPolicy(true, publicRead), publicCheck: check('PASS') },
      [
        ['S3 policy status', 'public', 'public, by statement 1', 'yes'],
        ['Access Analyzer', 'no public access', 'public, by statement 1', 'no'],
      ],
    ],
  ])('%s', (_what, reads, want) => {
    expect(rows(reads)).toEqual(want);
  });
});

describe("AWS's own words", () => {
  const error = `User: ${role} is not authorized to perform: s3:GetObject on resource: "${object}" because no identity-based policy allows the s3:GetObject action`;

  it('agree with us', () => {
    const [row] = rows(silent, { error });
    expect([row?.[1], row?.[2], row?.[3]]).toEqual([
      'implicit denial, identity, of s3:GetObject',
      expect.stringMatching(/^C01: /),
      'yes',
    ]);
  });

  it('count for nothing, where they are no error', () => {
    expect(rows({}, { error: 'all is well' })).toEqual([]);
  });
});

it('is folded away, where all agree', () => {
  const tables = (reads: Reads) => opinions(objectOf(reads), explainedAs(objectOf(reads), role));
  expect(tables(simulated('allowed'))).toMatchObject([{ folded: true, title: "AWS's own tools agree" }]);
  expect(tables({ ...simulated('allowed'), ...silent })).toMatchObject([{ folded: false }]);
});
