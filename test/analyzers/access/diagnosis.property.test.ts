import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/analyzers/access/checks/index.ts';
import { effective, type Flag } from '../../../src/analyzers/access/effective-block.ts';
import { diagnosis, wanted } from '../../../src/analyzers/access/index.ts';
import type { FactName, Facts } from '../../../src/core/facts.ts';
import { findingsOf, type Report } from '../../../src/core/report.ts';
import { plain } from '../../../src/core/words.ts';
import { anyFacts } from './any-facts.ts';

/**
 * A check may pass without a fact only for a reason on this list: what it saw decides by itself, whatever the hidden
 * fact holds. Everything else that is hidden makes it unknown.
 */
const decidesWithout: Readonly<Record<string, Partial<Record<FactName, (facts: Facts) => boolean>>>> = {
  'access/block-public-access': { publicAccessBlock: allOn, accountPublicAccessBlock: allOn },
  // S3's own verdict is enough; the document only names the statement.
  'access/public-by-policy': { policy: () => true, publicAccessBlock: notPublic, accountPublicAccessBlock: notPublic },
  'access/public-access-cut-off': { recentChanges: () => true },
  'access/public-by-acl': {
    ownershipControls: on('IgnorePublicAcls'),
    acl: noPublicAcl,
    objectAcl: noPublicAcl,
    publicAccessBlock: () => true,
    accountPublicAccessBlock: () => true,
  },
  // Whoever was given the object knows that it exists.
  'access/object-exists': { bucket: () => true, objectVersions: () => true, nearbyKeys: () => true },
  'access/object-owner': { object: () => true, acl: enforced, objectVersions: ownerKnown, objectAcl: () => true },
  // The object's own headers name its key.
  'access/kms-key-usable': {
    encryption: ({ reads }) => reads.object?.is === 'known',
    object: ({ target }) => !target.key,
  },
};

function on(flag: Flag): (facts: Facts) => boolean {
  return (facts) => effective(facts, flag).is === 'on';
}

function allOn({ reads }: Facts): boolean {
  return [reads.publicAccessBlock, reads.accountPublicAccessBlock].some(
    (fact) => fact?.is === 'known' && Object.values(fact.value).some(Boolean),
  );
}

function enforced({ reads: { ownershipControls: rule } }: Facts): boolean {
  return rule?.is === 'known' && rule.value.ObjectOwnership === 'BucketOwnerEnforced';
}

function noPublicAcl(facts: Facts): boolean {
  return enforced(facts) || on('IgnorePublicAcls')(facts);
}

function ownerKnown(facts: Facts): boolean {
  return enforced(facts) || facts.reads.objectAcl?.is === 'known';
}

function notPublic(facts: Facts): boolean {
  const { policyStatus: status } = facts.reads;
  return (
    on('RestrictPublicBuckets')(facts) || status?.is === 'absent' || (status?.is === 'known' && !status.value.IsPublic)
  );
}

/** Those of a check's facts that this target has and that could not be looked at. */
function hidden(facts: Facts, reads: readonly FactName[]): readonly FactName[] {
  const asked = wanted(facts.target.key !== null);
  return reads.filter((name) => {
    const is = facts.reads[name]?.is;
    return asked.includes(name) && is !== 'known' && is !== 'absent';
  });
}

/** What fails and can be the verdict: what is only worth mending beside it can't. */
function failing(report: Report) {
  const beside = new Set(checks.filter((check) => check.beside).map(({ id }) => id));
  return findingsOf(report).filter(({ check, outcome }) => outcome.is === 'fail' && !beside.has(check));
}

describe('a diagnosis of any facts', () => {
  it('never throws, and says the same again, byte for byte', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(JSON.stringify(diagnosis(structuredClone(facts)))).toBe(JSON.stringify(diagnosis(facts)));
      }),
    );
  });

  it('passes nothing that it could not look at', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const blind = checks.flatMap((check) => {
          if (check.judge(facts).is !== 'pass') return [];
          return hidden(facts, check.reads)
            .filter((name) => !decidesWithout[check.id]?.[name]?.(facts))
            .map((name) => `${check.id} passes without ${name}`);
        });
        expect(blind).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never «ok» while anything is unknown or refuses somebody', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const report = diagnosis(facts);
        const outcomes = findingsOf(report).map(({ outcome }) => outcome.is);
        // A denial that everybody would meet is the verdict, though no check has a word for it.
        const refused = failing(report).length > 0 || (report.access?.decision ?? '').endsWith('_deny');
        const otherwise = outcomes.includes('unknown') ? 'unknown' : 'ok';
        expect(report.verdict.is).toBe(refused ? 'problem' : otherwise);
      }),
    );
  });

  it('names the first that fails, in the order of triage', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const report = diagnosis(facts);
        const [first] = checks.flatMap(({ id }) => failing(report).filter(({ check }) => check === id));
        fc.pre(first !== undefined);
        expect(plain(report.verdict.text)).toContain(plain(first?.outcome.because ?? []));
      }),
    );
  });

  it('shows every check once, and every fact that it could not see', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const report = diagnosis(facts);
        const shown = findingsOf(report)
          .map(({ check }) => check)
          .filter((id) => !id.startsWith('cause/'));
        expect(shown.toSorted(byName)).toEqual(checks.map(({ id }) => id).toSorted(byName));
        const blind = facts.reads.bucket?.is === 'absent' ? [] : hidden(facts, wanted(facts.target.key !== null));
        // No access point was asked about, and a second opinion that nobody refused us hides nothing.
        const beside = ['accessPoint', 'simulation', 'publicCheck'];
        const missed = blind.filter((name) => !beside.includes(name));
        expect(report.unknowns.map(({ what }) => what)).toEqual(expect.arrayContaining(missed));
      }),
    );
  });
});

const byName = (a: string, b: string): number => a.localeCompare(b);
