import { describe, expect, it } from 'vitest';
import { affectedBy, affectedReads, willBe } from '../../../src/analyzers/affected/index.ts';
import { compare } from '../../../src/analyzers/affected/simulation/compare.ts';
import { known } from '../../../src/core/fact.ts';
import type { PolicyDocument, PolicyStatement } from '../../../src/core/settings.ts';
import { plain } from '../../../src/core/words.ts';
import { allOff, allOn, policyOf, publicRead } from '../../facts.ts';
import { account } from '../access/facts-of.ts';
import { linesOf, moment, partnerReads, sceneOf, stepOn, tlsOnly, unknownOf } from './scene.ts';

describe('what a change meets', () => {
  it('is nobody where protection is added that nobody uses', () => {
    const facts = sceneOf({
      publicAccessBlock: known(allOff),
      ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }),
    });
    expect(linesOf(facts, stepOn('publicAccessBlock', allOn))).toEqual([]);
  });

  it('is said with its evidence', () => {
    const facts = sceneOf({ publicAccessBlock: known(allOff), policy: known(policyOf(publicRead)) });
    const { affected } = affectedBy(facts, [stepOn('publicAccessBlock', allOn)], moment);
    expect(affected[0]).toMatchObject({ how: 'loses', evidence: 'policy evaluation' });
  });

  it('says each thing that is not known once', () => {
    const all = affectedBy(
      sceneOf(),
      [stepOn('policy', policyOf(tlsOnly)), stepOn('publicAccessBlock', allOff)],
      moment,
    );
    const texts = all.notKnown.map(plain);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is nothing of no steps', () => {
    expect(affectedBy(sceneOf(), [], moment)).toEqual({ affected: [], notKnown: [] });
  });
});

it('rests on no fact twice, and no approval rests on recent use', () => {
  const { configuration, evidence } = affectedReads;
  expect(new Set([...configuration, ...evidence]).size).toBe(configuration.length + evidence.length);
  expect(configuration).not.toContain('recentChanges');
  expect(configuration).not.toContain('caller');
});

describe('a policy of many statements', () => {
  const named = (nth: number): PolicyStatement => ({
    ...partnerReads,
    Principal: { AWS: String(200_000_000_000 + nth) },
    Resource: ['arn:aws:s3:::logs', `arn:aws:s3:::logs/in${nth}/*`],
  });
  const many = (count: number) => Array.from({ length: count }, (_, nth) => named(nth));
  const compared = (before: PolicyDocument, after: PolicyDocument) => {
    const was = sceneOf({
      policy: known(before),
      ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }),
    });
    return compare(was, willBe(was, [stepOn('policy', after)]), account, []);
  };

  // 100 statements take some 20 ms so: three requests for each, and few more.
  it('asks each principal only what concerns it', () => {
    const { outcomes, leftOut } = compared(policyOf(...many(100)), policyOf(publicRead));
    expect(leftOut).toBe(0);
    expect(outcomes.length).toBeLessThan(500);
  });

  it('stops somewhere, and says how many were left out', () => {
    const to = policyOf(...many(900), {
      ...tlsOnly,
      Resource: many(9)
        .flatMap(({ Resource }) => Resource ?? [])
        .flat(),
    });
    const was = sceneOf({ policy: known(policyOf(...many(900))) });
    expect(compared(policyOf(...many(900)), to).outcomes.length).toBeLessThan(2_200);
    expect(unknownOf(was, stepOn('policy', to))).toMatch(
      /^The policies name \d+ more principals and conditions that were not compared\.$/m,
    );
  });
});
