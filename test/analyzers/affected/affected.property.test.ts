import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { affectedBy, willBe } from '../../../src/analyzers/affected/index.ts';
import { compare } from '../../../src/analyzers/affected/simulation/compare.ts';
import type { Outcome } from '../../../src/analyzers/affected/simulation/outcome.ts';
import { same } from '../../../src/core/canonical.ts';
import { known } from '../../../src/core/fact.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { PlannedStep } from '../../../src/core/remedy.ts';
import type { Acl, PolicyDocument, PublicAccessBlock } from '../../../src/core/settings.ts';
import { plain } from '../../../src/core/words.ts';
import { segmentsOf } from '../../../src/policy/arn.ts';
import { authorize } from '../../../src/policy/authorize.ts';
import type { Decision } from '../../../src/policy/decision.ts';
import type { AclGrant } from '../../../src/policy/gates/s3-facts.ts';
import { parsePolicy, type PolicyUse } from '../../../src/policy/parse.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { publicStatements } from '../../../src/policy/public.ts';
import { allOff, allOn, owner as ownersId, policyOf } from '../../facts.ts';
import { account } from '../access/facts-of.ts';
import { acl, anyFacts, anySteps, flags, ownership, policy, statement } from './any-change.ts';
import { moment, sceneOf, stepOn } from './scene.ts';

const holds = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: 20_261_129, numRuns: inject('runs') });

it('answers whatever could be read and whatever changes, and always with evidence', () => {
  holds(
    fc.property(anyFacts, anySteps, (facts, steps) => {
      const { affected, notKnown } = affectedBy(facts, steps, moment);
      expect(affected.flatMap(({ who, what, evidence }) => [plain(who), plain(what), evidence])).not.toContain('');
      expect(notKnown.map(plain).filter((one) => !/\S.*\.$/s.test(one))).toEqual([]);
      expect(affected.length).toBeLessThan(60);
    }),
  );
});

it('gives the same answer to the same facts', () => {
  holds(
    fc.property(anyFacts, anySteps, (facts, steps) => {
      expect(affectedBy(facts, steps, moment)).toEqual(affectedBy(structuredClone(facts), steps, moment));
    }),
  );
});

it('meets nobody with steps that change nothing', () => {
  holds(
    fc.property(anyFacts, anySteps, (facts, steps) => {
      const unchanged = steps.flatMap((step): readonly PlannedStep[] => {
        const fact = facts.reads[step.setting];
        if (fact?.is !== 'known' && fact?.is !== 'absent') return [];
        const after = fact.is === 'known' ? (fact.value as never) : null;
        return [{ ...stepOn(step.setting, after), target: facts.target }];
      });
      expect(affectedBy(facts, unchanged, moment)).toEqual({ affected: [], notKnown: [] });
    }),
  );
});

/** A bucket that was read whole. */
interface Bucket {
  readonly policy: PolicyDocument;
  readonly block: PublicAccessBlock;
  readonly ownership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  readonly acl: Acl;
}

const buckets = (conditions: number): fc.Arbitrary<Bucket> =>
  fc.record({ policy: policy(conditions), block: flags, ownership: ownership.map((one) => one.ObjectOwnership), acl });

const factsOf = (one: Bucket): Facts =>
  sceneOf({
    policy: known(one.policy),
    publicAccessBlock: known(one.block),
    accountPublicAccessBlock: known(allOff),
    ownershipControls: known({ ObjectOwnership: one.ownership }),
    acl: known(one.acl),
  });

const stepsTo = (one: Bucket): readonly PlannedStep[] => [
  stepOn('policy', one.policy),
  stepOn('publicAccessBlock', one.block),
  stepOn('ownershipControls', { ObjectOwnership: one.ownership }),
  stepOn('acl', one.acl),
];

function outcomesOf(before: Bucket, after: Bucket): readonly Outcome[] {
  const was = factsOf(before);
  return compare(was, willBe(was, stepsTo(after)), account, []).outcomes;
}

const policies = new WeakMap<object, Policy>();

function parsed(document: object, use: PolicyUse): Policy {
  const before = policies.get(document);
  if (before !== undefined) return before;
  const found = parsePolicy('test', document, use);
  if (found.is !== 'policy') throw new Error(JSON.stringify(found.faults));
  policies.set(document, found.policy);
  return found.policy;
}

const all = parsed({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }, 'identity');

/** The same request put straight to the evaluator, without conditions: nothing of what decides is taken from the code under test. */
function authorized({ candidate, action, arn }: Outcome, one: Bucket, outlook: 'best' | 'worst'): Decision['decision'] {
  const { principal, canonicalId } = candidate;
  const resource = parsed(one.policy, 'resource');
  const grants = one.acl.grants.flatMap(({ grantee, permission }): AclGrant[] => {
    if ('uri' in grantee) return [{ grantee: { uri: grantee.uri }, permission }];
    return 'id' in grantee ? [{ grantee: { canonicalId: grantee.id }, permission }] : [];
  });
  const { type, arn: who, account: of, service } = principal;
  return authorize(
    {
      caller: { type, arn: who, account: of, service, canonicalId, hasBoundary: false },
      action: action.toLowerCase(),
      resource: { arn, segments: segmentsOf(arn), everything: false },
      values: () => undefined,
      outlook,
    },
    {
      identity: [all],
      permissionsBoundary: [],
      session: type === 'federated-user' ? [all] : [],
      resource,
      scp: [],
      rcp: [],
      vpcEndpoint: [],
    },
    {
      owner: account,
      rcpFullAccessImplicit: true,
      publicPolicyCutOff: one.block.RestrictPublicBuckets && publicStatements(resource).length > 0,
      unread: [],
      s3: {
        objectOwnership: one.ownership,
        objectOwner: null,
        bucketOwnersId: ownersId,
        bucketAcl: grants,
        objectAcl: null,
        blockPublicAcls: one.block.BlockPublicAcls,
        ignorePublicAcls: one.block.IgnorePublicAcls,
        blockPublicPolicy: one.block.BlockPublicPolicy,
        writtenPolicyIsPublic: null,
        requesterPays: false,
        objectLock: null,
        blockedEncryptionTypes: [],
        bucketAbac: false,
        header: () => undefined,
      },
    },
  ).decision;
}

/** Whether the evaluator allows it, at best and at worst. */
const answers = (one: Outcome, bucket: Bucket): string =>
  (['best', 'worst'] as const).map((outlook) => String(authorized(one, bucket, outlook) === 'allow')).join();

const always = 'true,true';
const never = 'false,false';

it('says lose of whoever was allowed and is denied, gain of the reverse, and of nobody else', () => {
  let turned = 0;
  holds(
    fc.property(buckets(0), buckets(0), (before, after) => {
      const wrong = outcomesOf(before, after).filter((one) => {
        const was = answers(one, before);
        const will = answers(one, after);
        if (one.turn === null) return was === always && will === never;
        if (one.turn.how === 'perhaps') return false;
        turned++;
        const [from, to] = one.turn.how === 'loses' ? [was, will] : [will, was];
        return from !== always || to !== never;
      });
      expect(wrong).toEqual([]);
    }),
  );
  expect(turned).toBeGreaterThan(inject('runs'));
});

const gainers = (facts: Facts, ...steps: readonly PlannedStep[]) =>
  compare(facts, willBe(facts, steps), account, []).outcomes.filter(({ turn }) => turn?.towards === 'gains');

describe('nobody gains', () => {
  it('by Block Public Access', () => {
    holds(
      fc.property(buckets(4), (one) => {
        expect(gainers(factsOf(one), stepOn('publicAccessBlock', allOn))).toEqual([]);
      }),
    );
  });

  it('by one more Deny', () => {
    holds(
      fc.property(buckets(4), statement(4), (one, more) => {
        const list = one.policy.Statement;
        const statements = Array.isArray(list) ? list : [list];
        const after = policyOf(...statements, { ...more, Effect: 'Deny' });
        fc.pre(!same(after, one.policy));
        expect(gainers(factsOf(one), stepOn('policy', after))).toEqual([]);
      }),
    );
  });
});
