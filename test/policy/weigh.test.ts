import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Circumstances } from '../../src/policy/circumstances.ts';
import type { Layer } from '../../src/policy/decision.ts';
import type { Asked } from '../../src/policy/judge.ts';
import { parsePolicy, type PolicyUse } from '../../src/policy/parse.ts';
import { unseen, type Values } from '../../src/policy/pattern.ts';
import type { Policies } from '../../src/policy/policies.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { weigh, type Weighed } from '../../src/policy/weigh.ts';
import { allow, deny } from './ask.ts';

type Json = Readonly<Record<string, unknown>>;

function policy(statements: readonly Json[], use: PolicyUse): Policy {
  const parsed = parsePolicy('p', { Version: '2012-10-17', Statement: statements }, use);
  if (parsed.is === 'rejected') throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
}

interface Given {
  readonly identity?: readonly Json[] | undefined;
  readonly boundary?: readonly Json[] | undefined;
  readonly resource?: readonly Json[] | undefined;
  readonly scp?: readonly Json[] | undefined;
  readonly context?: Readonly<Record<string, readonly string[] | typeof unseen>> | undefined;
  readonly unread?: readonly Layer[] | undefined;
  readonly owner?: string | undefined;
  readonly cutOff?: Circumstances['publicPolicyCutOff'] | undefined;
}

/** Alice of 111122223333 gets one object. */
function weighed(given: Given): Weighed {
  return weigh(
    askedWith((key) => given.context?.[key]),
    policiesOf(given),
    {
      owner: given.owner ?? '111122223333',
      rcpFullAccessImplicit: true,
      publicPolicyCutOff: given.cutOff ?? false,
      unread: given.unread ?? [],
    },
  );
}

function askedWith(values: Values): Omit<Asked, 'outlook'> {
  const arn = 'arn:aws:s3:::bucket/key';
  const caller = 'arn:aws:iam::111122223333:user/alice';
  return {
    caller: {
      type: 'user',
      arn: caller,
      account: '111122223333',
      service: null,
      canonicalId: null,
      hasBoundary: false,
    },
    action: 's3:getobject',
    resource: { arn, segments: ['arn', 'aws', 's3', '', '', 'bucket/key'], everything: false },
    values,
  };
}

function policiesOf({ identity, boundary, resource, scp }: Given): Policies {
  return {
    identity: identity ? [policy(identity, 'identity')] : [],
    permissionsBoundary: boundary ? [policy(boundary, 'identity')] : [],
    session: [],
    resource: resource ? policy(resource, 'resource') : null,
    scp: scp ? [{ level: 'root', policies: [policy(scp, 'scp')] }] : [],
    rcp: [],
    vpcEndpoint: [],
  };
}

const all = [allow()];
const on = (operator: string, wanted: unknown) => ({ Condition: { [operator]: { 'aws:x': wanted } } });
const context = { 'aws:x': unseen } as const;
const say = ({ decision, blockedBy, mayBlock }: Weighed) => [decision, blockedBy.join(' '), mayBlock.join(' ')];

describe('what nobody knows', () => {
  it.each<[string, Given, readonly [string, string, string]]>([
    ['nothing unknown', { identity: all }, ['allow', '', '']],
    ['a Deny that may match', { identity: [...all, deny(on('Bool', 'false'))], context }, ['depends', '', 'identity']],
    ['an Allow that may match', { identity: [allow(on('StringEquals', 'a'))], context }, ['depends', '', 'identity']],
    [
      'a certain Deny elsewhere stays certain',
      { identity: [allow(on('StringEquals', 'a'))], scp: [deny()], context },
      ['explicit_deny', 'scp', 'identity'],
    ],
    [
      'a variable whose value nobody knows',
      { identity: [allow({ Resource: 'arn:aws:s3:::bucket/${aws:x}' })], context },
      ['depends', '', 'identity'],
    ],
    ['an operator of a newer day', { identity: [...all, deny(on('Newer', 'a'))] }, ['depends', '', 'identity']],
    ['an unread SCP', { identity: all, unread: ['scp'] }, ['depends', '', 'scp']],
    [
      'an unread boundary',
      { identity: all, unread: ['permissions_boundary'] },
      ['depends', '', 'permissions_boundary'],
    ],
    ['unread identity policies', { unread: ['identity'] }, ['depends', '', 'identity']],
    [
      'what was read of a layer still denies',
      { identity: [deny()], unread: ['identity'] },
      ['explicit_deny', 'identity', ''],
    ],
    ['an unread bucket policy may allow', { unread: ['resource'] }, ['depends', '', 'resource identity']],
    ['or deny', { identity: all, unread: ['resource'] }, ['depends', '', 'resource']],
    [
      'an unread bucket policy never helps across accounts alone',
      { unread: ['resource'], owner: '444455556666' },
      ['implicit_deny', 'identity', 'resource'],
    ],
    [
      'a bucket policy that may be cut off',
      { identity: all, resource: [allow({ Principal: '*' })], owner: '444455556666', cutOff: 'unknown' },
      ['depends', '', 's3_block_public_access'],
    ],
  ])('%s', (_name, given, wanted) => {
    expect(say(weighed(given))).toEqual(wanted);
  });

  it.each<[string, unknown, string]>([
    ['StringLikeIfExists', '*', 'allow'],
    ['ForAllValues:StringLike', 'a', 'depends'],
    ['ForAllValues:ArnLike', '*', 'allow'],
    ['ForAnyValue:StringNotLike', '*', 'implicit_deny'],
    ['StringNotLike', '*', 'depends'],
    ['StringEqualsIfExists', '*', 'depends'],
    ['StringEquals', [], 'implicit_deny'],
    ['StringNotEquals', [], 'allow'],
    ['Null', 'true', 'depends'],
    ['Null', ['true', 'false'], 'allow'],
    ['StringEquals', '${aws:none}', 'depends'],
    ['StringNotEquals', '${aws:x}', 'depends'],
    ['StringEquals', '${aws:x}', 'depends'],
  ])('only matters where it could change the answer: %s %s', (operator, wanted, decision) => {
    expect(weighed({ identity: [allow(on(operator, wanted))], context }).decision).toBe(decision);
  });

  it("does not keep the owner's root user from mending a bucket policy that nobody could read", () => {
    const asked = askedWith(() => undefined);
    const caller = { ...asked.caller, type: 'root', arn: 'arn:aws:iam::111122223333:root' } as const;
    const mend = (action: string) =>
      weigh({ ...asked, caller, action }, policiesOf({}), {
        owner: '111122223333',
        rcpFullAccessImplicit: true,
        publicPolicyCutOff: false,
        unread: ['resource'],
      }).decision;
    expect([mend('s3:deletebucketpolicy'), mend('s3:getobject')]).toEqual(['allow', 'depends']);
  });

  it('is the reason that is given, with what was decided', () => {
    const { best, worst } = weighed({ identity: [allow(on('Bool', 'true'))], context });
    const because = { element: 'Condition', operator: 'Bool', key: 'aws:x', wanted: ['true'], seen: null };
    expect([best.reasons[0], worst.reasons[0]]).toMatchObject([
      { matched: true, because: { ...because, why: 'unknown value' } },
      { matched: false, because: { ...because, why: 'unknown value' } },
    ]);
  });
});

describe('whatever the truth turns out to be', () => {
  const values = fc.option(fc.array(fc.constantFrom('a', 'b', 'true', '5', ''), { maxLength: 2 }), { nil: undefined });
  const operator = fc.constantFrom(
    ...`StringEquals StringNotEquals StringLike StringNotLike NumericLessThan Bool Null ArnLike StringEqualsIfExists
    StringNotLikeIfExists ForAllValues:StringEquals ForAllValues:StringNotLike ForAllValues:StringLike
    ForAnyValue:StringLike ForAnyValue:StringNotLike`.split(/\s+/),
  );
  const wanted = fc.subarray(['a', '*', 'true', '5', '${aws:y}', "${aws:y, 'a'}"], { minLength: 1 });
  const condition = fc.tuple(operator, fc.constantFrom('aws:x', 'aws:y'), wanted);
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constant('s3:*'),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::bucket/${aws:x}', 'arn:aws:s3:::bucket/*'),
    Condition: fc.array(condition, { maxLength: 2 }).map((lines) => {
      const all: Record<string, Record<string, readonly string[]>> = {};
      for (const [name, key, texts] of lines) all[name] = { ...all[name], [key]: texts };
      return all;
    }),
  });
  const some = fc.array(statement, { minLength: 1, maxLength: 3 });
  const principal = fc.constantFrom('*', { AWS: '111122223333' }, { AWS: 'arn:aws:iam::111122223333:user/alice' });
  const bucketPolicy = fc.array(fc.tuple(statement, principal), { minLength: 1, maxLength: 2 });
  const worlds = fc.record({
    identity: some,
    boundary: fc.option(some, { nil: undefined }),
    resource: bucketPolicy.map((list) => list.map(([one, Principal]) => ({ ...one, Principal }))),
    scp: some,
    owner: fc.constantFrom('111122223333', '444455556666'),
    x: values,
    y: values,
  });
  const hidden = fc.subarray<Layer>(['identity', 'resource', 'scp', 'permissions_boundary']);
  const rank = { explicit_deny: 0, implicit_deny: 1, allow: 2 } as const;

  it('the decision lies between the best and the worst, and the certain blockers block', () => {
    fc.assert(
      fc.property(worlds, hidden, fc.subarray(['aws:x', 'aws:y']), ({ x, y, ...world }, unread, unknown) => {
        const truth = { ...(x && { 'aws:x': x }), ...(y && { 'aws:y': y }) };
        const { best: actual } = weighed({ ...world, context: truth });
        const seen = { ...truth, ...Object.fromEntries(unknown.map((key) => [key, unseen])) };
        const known = {
          ...world,
          identity: unread.includes('identity') ? undefined : world.identity,
          resource: unread.includes('resource') ? undefined : world.resource,
          scp: unread.includes('scp') ? undefined : world.scp,
          boundary: unread.includes('permissions_boundary') ? undefined : world.boundary,
        };
        const { best, worst, blockedBy } = weighed({ ...known, context: seen, unread });
        expect(rank[actual.decision]).toBeLessThanOrEqual(rank[best.decision]);
        expect(rank[actual.decision]).toBeGreaterThanOrEqual(rank[worst.decision]);
        expect(actual.blockedBy).toEqual(expect.arrayContaining([...blockedBy]));
      }),
      { numRuns: 2_000 },
    );
  });
});
