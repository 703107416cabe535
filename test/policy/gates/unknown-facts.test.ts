import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Circumstances } from '../../../src/policy/circumstances.ts';
import type { S3Facts } from '../../../src/policy/gates/s3-facts.ts';
import type { Asked } from '../../../src/policy/judge.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { Policies } from '../../../src/policy/policies.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { weigh } from '../../../src/policy/weigh.ts';
import { allow, deny } from '../ask.ts';
import { at } from './at.ts';

const uri = 'http://acs.amazonaws.com/groups/global/AllUsers';
const acl = fc.subarray([
  { grantee: { canonicalId: 'canon111122223333' }, permission: 'FULL_CONTROL' as const },
  { grantee: { canonicalId: 'canon444455556666' }, permission: 'READ' as const },
  { grantee: { uri }, permission: 'WRITE' as const },
  { grantee: { uri }, permission: 'READ' as const },
]);
const account = fc.constantFrom('111122223333', '444455556666', '777788889999');
const until = new Date('2027-01-01');
const lock = fc.record({
  retention: fc.option(fc.record({ mode: fc.constantFrom('COMPLIANCE', 'GOVERNANCE'), until: fc.constant(until) })),
  legalHold: fc.boolean(),
});

const facts = fc.record<Omit<S3Facts, 'header'>>({
  objectOwnership: fc.constantFrom('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter', null),
  objectOwner: fc.option(account),
  bucketAcl: acl,
  objectAcl: acl,
  blockPublicAcls: fc.boolean(),
  ignorePublicAcls: fc.boolean(),
  blockPublicPolicy: fc.boolean(),
  writtenPolicyIsPublic: fc.boolean(),
  requesterPays: fc.boolean(),
  objectLock: fc.option(lock),
  blockedEncryptionTypes: fc.subarray(['SSE-C']),
  bucketAbac: fc.boolean(),
});

const some = fc.constantFrom([allow()], [allow({ Action: 'ec2:*' })], [deny()]);
const condition = { Condition: { StringEquals: { 'aws:resourcetag/team': 'red' } } };
const bucketPolicy = fc.constantFrom(
  null,
  [allow({ Principal: '*' })],
  [allow({ Principal: { AWS: '111122223333' } })],
  [allow({ Principal: '*', ...condition })],
  [allow({ Principal: '*' }), deny({ Principal: '*', ...condition })],
);

const worlds = fc.record({
  facts,
  identity: some,
  resource: bucketPolicy,
  caller: fc.option(account),
  action: fc.constantFrom(
    ...`getobject getobjectacl putobject putobjectacl deleteobject deleteobjectversion listbucket putbucketpolicy`
      .split(' ')
      .map((name) => `s3:${name}`),
  ),
  headers: fc.constantFrom(
    {},
    { 'x-amz-acl': 'public-read' },
    { 'x-amz-acl': 'bucket-owner-full-control', 'x-amz-request-payer': 'requester' },
    { 'x-amz-bypass-governance-retention': 'true', 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
  ),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function policy(statements: readonly object[], use: 'identity' | 'resource'): Policy {
  const parsed = parsePolicy('p', { Statement: statements }, use);
  if (parsed.is === 'rejected') throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
}

function weighed(world: World, s3: S3Facts) {
  const context = { 'aws:currenttime': '2026-11-22T00:00:00Z', 'aws:resourcetag/team': 'red' };
  const { asked, about } = at({ action: world.action, account: world.caller, context });
  const policies: Policies = {
    identity: [policy(world.identity, 'identity')],
    permissionsBoundary: [],
    session: [],
    resource: world.resource ? policy(world.resource, 'resource') : null,
    scp: [],
    rcp: [],
    vpcEndpoint: [],
  };
  return weigh(asked satisfies Asked, policies, { ...about, s3 } satisfies Circumstances);
}

const rank = { explicit_deny: 0, implicit_deny: 1, allow: 2 } as const;
const names = `objectOwnership objectOwner bucketAcl objectAcl blockPublicAcls ignorePublicAcls blockPublicPolicy
  writtenPolicyIsPublic requesterPays objectLock blockedEncryptionTypes bucketAbac`.split(/\s+/);

describe("whatever S3's unknown settings turn out to be", () => {
  it('the decision lies between the best and the worst, and the certain blockers block', () => {
    fc.assert(
      fc.property(worlds, fc.subarray(names), (world, hidden) => {
        const header = (name: string) => new Map(Object.entries(world.headers)).get(name);
        const truth: S3Facts = { ...world.facts, header };
        const known = { ...truth, ...Object.fromEntries(hidden.map((name) => [name, 'unknown'])) } as S3Facts;
        const actual = weighed(world, truth);
        const { best, worst, blockedBy } = weighed(world, known);
        expect(actual.best.decision).toBe(actual.worst.decision);
        expect(rank[actual.best.decision]).toBeLessThanOrEqual(rank[best.decision]);
        expect(rank[actual.best.decision]).toBeGreaterThanOrEqual(rank[worst.decision]);
        expect(actual.blockedBy).toEqual(expect.arrayContaining([...blockedBy]));
      }),
      { numRuns: 10_000 },
    );
  });
});
