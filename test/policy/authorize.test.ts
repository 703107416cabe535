import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allow, anonymous, ask, delivery, deny, root, session, type Situation, verdict } from './ask.ts';

const everyone = { Principal: '*' };
const aws = (arn: string) => ({ Principal: { AWS: arn } });
const ec2 = [allow({ Action: 'ec2:*' })];
const all = [allow()];
const alice = aws('arn:aws:iam::111122223333:user/alice');
const role = aws('arn:aws:iam::111122223333:role/service/app');
const sess = aws('arn:aws:sts::111122223333:assumed-role/app/sess');
const account = aws('111122223333');
const trust = (who: object) => allow({ Action: 'sts:AssumeRole', Resource: undefined, ...who });
const elsewhere = { owner: '444455556666' };

/** Access.md section 5 and 12.4, 12.6: who must allow, and what stands in the way when they don't. */
const cases: readonly [string, Situation, string][] = [
  ['nothing allows: identity', {}, 'implicit_deny identity'],
  ['nothing allows anonymous: resource', { principal: anonymous }, 'implicit_deny resource'],
  ['nothing allows a service: resource', { principal: delivery }, 'implicit_deny resource'],
  ['identity alone is enough in one account', { identity: all }, 'allow'],
  ['* needs no identity policy', { resource: [allow(everyone)] }, 'allow'],
  ['* does not pass a boundary', { resource: [allow(everyone)], boundary: ec2 }, 'implicit_deny permissions_boundary'],
  ['an account only delegates', { resource: [allow(account)] }, 'implicit_deny identity'],
  ['a Deny of an account holds all in it', { identity: all, resource: [deny(account)] }, 'explicit_deny resource'],
  ['a user passes its boundary', { resource: [allow(alice)], boundary: ec2 }, 'allow'],
  ['a role needs no identity policy', { principal: session, resource: [allow(role)] }, 'allow'],
  [
    'a role does not pass boundary or session',
    { principal: session, resource: [allow(role)], boundary: ec2, session: ec2 },
    'implicit_deny permissions_boundary session',
  ],
  ['a session passes both', { principal: session, resource: [allow(sess)], boundary: ec2, session: ec2 }, 'allow'],
  ['across accounts each silent side', elsewhere, 'implicit_deny resource identity'],
  ['across accounts nothing is passed', { ...elsewhere, resource: [allow(alice)] }, 'implicit_deny identity'],
  ['across accounts an account is enough', { ...elsewhere, identity: all, resource: [allow(account)] }, 'allow'],
  ['root of the owner needs nothing', { principal: root }, 'allow'],
  ['root of another account needs the resource', { principal: root, ...elsewhere }, 'implicit_deny resource'],
  ['root is held by a Deny', { principal: root, resource: [deny(everyone)] }, 'explicit_deny resource'],
  [
    'but not on the bucket policy itself',
    { principal: root, action: 's3:DeleteBucketPolicy', arn: 'arn:aws:s3:::bucket', resource: [deny(everyone)] },
    'allow',
  ],
  [
    'a service by name',
    { principal: delivery, resource: [allow({ Principal: { Service: delivery.service } })] },
    'allow',
  ],
  ['every SCP level must allow', { identity: all, scp: [all, [], all] }, 'implicit_deny scp'],
  ['SCPs are not for anonymous', { principal: anonymous, resource: [allow(everyone)], scp: [[]] }, 'allow'],
  ['SCPs hold root', { principal: root, scp: [all, [deny({ Action: 's3:*' })]] }, 'explicit_deny scp'],
  ['RCPs allow by themselves', { identity: all, rcp: [[]] }, 'allow'],
  [
    'unless told otherwise',
    { identity: all, rcp: [[]], settings: { rcpFullAccessImplicit: false } },
    'implicit_deny rcp',
  ],
  [
    'RCPs hold services',
    { principal: delivery, resource: [allow(everyone)], rcp: [[deny({ Action: 's3:*', ...everyone })]] },
    'explicit_deny rcp',
  ],
  [
    'an endpoint must allow',
    { identity: all, vpcEndpoint: [allow({ ...everyone, Action: 'ec2:*' })] },
    'implicit_deny vpc_endpoint',
  ],
  [
    'all that stands in the way, in one order',
    { ...elsewhere, identity: [deny()], session: ec2, boundary: ec2, scp: [[]] },
    'explicit_deny scp resource identity permissions_boundary session',
  ],
  [
    'NotPrincipal spares only who is listed at every level',
    { identity: all, resource: [deny({ NotPrincipal: alice.Principal })] },
    'explicit_deny resource',
  ],
  [
    'NotPrincipal with account and user',
    { identity: all, resource: [deny({ NotPrincipal: { AWS: ['111122223333', alice.Principal.AWS] } })] },
    'allow',
  ],
  [
    'NotPrincipal denies whoever has a boundary',
    {
      identity: all,
      boundary: all,
      resource: [deny({ NotPrincipal: { AWS: ['111122223333', alice.Principal.AWS] } })],
    },
    'explicit_deny resource',
  ],
  [
    'NotPrincipal with Allow is everybody else',
    { principal: anonymous, resource: [allow({ NotPrincipal: alice.Principal })] },
    'allow',
  ],
  [
    'a wildcard in a principal never matches',
    { resource: [allow(aws('arn:aws:iam::111122223333:user/*'))] },
    'implicit_deny identity',
  ],
  ['a unique id never matches', { resource: [allow(aws('AIDAEXAMPLE'))] }, 'implicit_deny identity'],
  [
    'a canonical id is its account',
    {
      ...elsewhere,
      identity: all,
      resource: [allow({ Principal: { CanonicalUser: 'canonA' } })],
      settings: { canonicalIds: { '111122223333': 'canonA' } },
    },
    'allow',
  ],
  [
    'a public policy is cut off from other accounts, its other grants too',
    {
      ...elsewhere,
      identity: all,
      resource: [allow(everyone), allow(alice)],
      settings: { s3: { restrictPublicBuckets: true } },
    },
    'explicit_deny s3_block_public_access',
  ],
  [
    'not from services',
    {
      principal: delivery,
      resource: [allow(everyone)],
      settings: { s3: { publicAccessBlock: { RestrictPublicBuckets: true } } },
    },
    'allow',
  ],
];

describe('one request', () => {
  it.each(cases)('%s', (_name, one, wanted) => {
    expect(verdict(one)).toBe(wanted);
  });
});

describe('a KMS key', () => {
  const arn = 'arn:aws:kms:us-east-1:111122223333:key/k';
  it.each<[string, Situation, string]>([
    ['is closed to identity policies by itself', { identity: all }, 'implicit_deny resource'],
    ['is open to them by delegation', { identity: all, resource: [allow(account)] }, 'allow'],
    ['delegates no more than that', { resource: [allow(account)] }, 'implicit_deny identity'],
    ['may name a user', { resource: [allow(alice)] }, 'allow'],
  ])('%s', (_name, one, wanted) => {
    expect(verdict({ action: 'kms:Decrypt', arn, ...one })).toBe(wanted);
  });
});

describe('a role that is to be assumed', () => {
  const arn = 'arn:aws:iam::111122223333:role/target';
  it.each<[string, Situation, string]>([
    ['is closed to identity policies by itself', { identity: all }, 'implicit_deny resource'],
    ['is open to them by delegation', { identity: all, resource: [trust(account)] }, 'allow'],
    ['delegates no more than that', { resource: [trust(account)] }, 'implicit_deny identity'],
    ['may name a user', { resource: [trust(alice)] }, 'allow'],
  ])('%s', (_name, one, wanted) => {
    expect(verdict({ action: 'sts:AssumeRole', arn, ...one })).toBe(wanted);
  });
});

it("S3's settings are not about keys", () => {
  const arn = 'arn:aws:kms:us-east-1:444455556666:key/k';
  const settings = { s3: { requestPayer: 'Requester', restrictPublicBuckets: true } };
  expect(
    verdict({ action: 'kms:Decrypt', arn, ...elsewhere, identity: all, resource: [allow(everyone)], settings }),
  ).toBe('allow');
});

it('reasons name the layer, the statement and the condition key that failed, with what was seen', () => {
  const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
  expect(
    ask({ identity: [allow({ Sid: 'Team', Condition })], context: { 'AWS:principaltag/TEAM': 'b' } }).reasons,
  ).toEqual([
    {
      layer: 'identity',
      level: null,
      policy: 'p',
      statement: 1,
      sid: 'Team',
      effect: 'Allow',
      matched: false,
      because: {
        element: 'Condition',
        operator: 'StringEquals',
        key: 'aws:PrincipalTag/team',
        wanted: ['a'],
        seen: ['b'],
        why: 'fails',
      },
    },
  ]);
});

describe('whatever the policies', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.subarray(['s3:*', 's3:GetObject', 'ec2:*', '*'], { minLength: 1 }),
    Resource: fc.subarray(['*', 'arn:aws:s3:::bucket/*', 'arn:aws:s3:::other/*'], { minLength: 1 }),
    Condition: fc.constantFrom({}, { Null: { 'aws:SourceVpce': 'true' } }, { StringLike: { 's3:prefix': 'a*' } }),
  });
  const some = fc.array(statement, { minLength: 1, maxLength: 4 });

  it('another Deny never opens anything', () => {
    fc.assert(
      fc.property(some, some, statement, (identity, boundary, more) => {
        const before = verdict({ identity, boundary });
        const after = verdict({ identity: [...identity, { ...more, Effect: 'Deny' }], boundary });
        expect(before !== 'allow' && after === 'allow').toBe(false);
      }),
    );
  });

  it('another Allow without NotPrincipal never closes anything', () => {
    fc.assert(
      fc.property(some, some, statement, (identity, boundary, more) => {
        const before = verdict({ identity, boundary });
        const after = verdict({ identity: [...identity, { ...more, Effect: 'Allow' }], boundary });
        expect(before === 'allow' && after !== 'allow').toBe(false);
      }),
    );
  });

  it('the order of statements, their Sids and the splitting of lists never matter', () => {
    fc.assert(
      fc.property(some, (identity) => {
        const split = identity.flatMap((one, at) =>
          one.Action.map((Action, nth) => ({ ...one, Action, Sid: `S${at}x${nth}` })),
        );
        expect(verdict({ identity: split.toReversed() })).toBe(verdict({ identity }));
      }),
    );
  });
});
