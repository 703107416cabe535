import { describe, expect, it } from 'vitest';
import { denied, type Fact, failed } from '../../src/core/fact.ts';
import type { FactName, Facts } from '../../src/core/facts.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Plan } from '../../src/core/remedy.ts';
import { plain } from '../../src/core/words.ts';
import { planIn, type World } from './model.ts';

type Case = readonly [promise: string, params: JsonObject, world: World, is: Plan['is'], says: string];

/** What a plan says, case by case. `says` is a part of its reason, or of its steps as JSON. */
export function plans(id: string, cases: readonly Case[]): void {
  it.each(cases)('%s', (_promise, params, world, is, says) => {
    const plan = planIn(world, id, params);
    expect({ is: plan.is, says: told(plan) }).toEqual({ is, says: expect.stringContaining(says) });
  });
}

function told(plan: Plan): string {
  switch (plan.is) {
    case 'nothing':
      return plain(plan.because);
    case 'refused':
      return `${plain(plan.because)} ${plain(plan.next)}`;
    case 'steps':
      return JSON.stringify(plan.steps.map(({ setting, after }) => [setting, after]));
  }
}

/** Its steps, of a plan that has some. */
export function stepsIn(plan: Plan): Extract<Plan, { is: 'steps' }> {
  if (plan.is !== 'steps') throw new Error(told(plan));
  return plan;
}

export const proseOf = (plan: Plan): string => {
  const { loses, notes, undoLeaves } = stepsIn(plan);
  return [...loses, ...notes, undoLeaves ?? []].map(plain).join('\n');
};

export const withFact =
  (name: FactName, fact: Fact<never>) =>
  (facts: Facts): Facts => ({ ...facts, reads: { ...facts.reads, [name]: fact } });

/** What a remedy can't see it does not change, and says which permission would do. */
export function isBlindWithout(id: string, params: JsonObject, world: World, names: readonly FactName[]): void {
  describe.each(names)(`without %s`, (name) => {
    it('names the permission when it may not look', () => {
      const plan = planIn(world, id, params, withFact(name, denied('s3:Look')));
      expect({ is: plan.is, told: told(plan) }).toEqual({ is: 'refused', told: expect.stringContaining('s3:Look') });
    });

    it('says what went wrong when there was no answer', () => {
      const plan = planIn(world, id, params, withFact(name, failed('throttled', 'SlowDown')));
      expect({ is: plan.is, told: told(plan) }).toEqual({ is: 'refused', told: expect.stringContaining('SlowDown') });
    });
  });
}
