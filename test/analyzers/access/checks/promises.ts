import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/core/check.ts';
import { denied, type Fact, failed } from '../../../../src/core/fact.ts';
import type { FactName, Facts } from '../../../../src/core/facts.ts';
import type { Outcome } from '../../../../src/core/finding.ts';
import { plain } from '../../../../src/core/words.ts';
import { without } from '../../../facts.ts';

type Case = readonly [promise: string, facts: Facts, is: Outcome['is'], because: string];

/** What a check says of facts, case by case. `because` is a part of its reason. */
export function promises(check: Check, cases: readonly Case[]): void {
  describe(`${check.id} judges`, () => {
    it.each(cases)('%s', (_promise, facts, is, because) => {
      const outcome = check.judge(facts);
      expect({ is: outcome.is, because: plain(outcome.because) }).toEqual({
        is,
        because: expect.stringContaining(because),
      });
    });
  });
}

/** Where a check can't do without a fact, it says so: which permission would show it, or what went wrong. */
export function isBlindWithout(check: Check, facts: Facts, names: readonly FactName[]): void {
  const hidden = (name: FactName, fact: Fact<never>): Facts => ({ ...facts, reads: { ...facts.reads, [name]: fact } });

  describe.each(names)(`${check.id} without %s`, (name) => {
    it('names the permission when it may not look', () => {
      expect(check.judge(hidden(name, denied('s3:Look')))).toMatchObject({ is: 'unknown', needs: ['s3:Look'] });
    });

    it('says what went wrong, and asks for no permission, when there was no answer', () => {
      expect(check.judge(hidden(name, failed('throttled', 'SlowDown')))).toMatchObject({ is: 'unknown', needs: [] });
    });

    it('is unknown when nobody looked', () => {
      expect(check.judge(without(facts, name))).toMatchObject({ is: 'unknown', needs: [] });
    });
  });
}
