import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { sameSetting } from '../../src/core/same-setting.ts';
import type { PlannedStep } from '../../src/core/remedy.ts';
import { remedies } from '../../src/remedies/index.ts';
import '../fuzz/holds.ts';
import { type Configuration, configurations } from './configurations.ts';
import { applied, planIn, settingsAt, shown, undone, undoneOf, type World } from './model.ts';
import { untouchedBy } from './untouched.ts';

/** The same ones every time. */
const seed = 20_261_122;
const numRuns = Math.max(500, inject('runs'));
const rows = remedies.map(({ id }) => ({ id, all: configurations[id]! }));

/** Configurations in which the remedy has something to do. */
const withSteps = ({ id, all }: (typeof rows)[number]) =>
  all
    .map((one) => ({ ...one, plan: planIn(one.world, id, one.params) }))
    .filter(
      (
        one,
      ): one is Configuration & { readonly plan: { is: 'steps'; steps: readonly PlannedStep[] } & typeof one.plan } =>
        one.plan.is === 'steps',
    );

const holds = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed, numRuns });

const everything = (world: World) =>
  Object.keys(world).flatMap((place) =>
    (place === '' ? (['accountPublicAccessBlock'] as const) : settingsAt).map((name) => ({ place, name })),
  );

it('there are configurations for every remedy, in many of which it has something to do, and in some nothing', () => {
  expect(Object.keys(configurations).toSorted()).toEqual(remedies.map(({ id }) => id).toSorted());
  for (const { id, all } of rows) {
    const plans = fc.sample(all, { numRuns: 300, seed }).map(({ world, params }) => planIn(world, id, params).is);
    const shares = plans.filter((is) => is === 'steps').length / plans.length;
    expect({ id, isTried: shares > 0.25 && shares < 1 }).toEqual({ id, isTried: true });
  }
});

describe.each(rows)('$id', (row) => {
  it('leaves nothing to do', () => {
    holds(
      fc.property(withSteps(row), ({ world, params, plan }) => {
        expect(planIn(applied(world, plan.steps), row.id, params)).toMatchObject({ is: 'nothing' });
      }),
    );
  });

  it('is read back as it was planned, and undone to what was before or was promised', () => {
    holds(
      fc.property(withSteps(row), ({ world, plan: { steps } }) => {
        const after = applied(world, steps);
        const back = undone(world, after, steps);
        for (const step of steps) {
          const { target, setting } = step;
          expect(sameSetting(setting, shown(world, target.bucket, setting), step.after)).toBe(false);
          expect(sameSetting(setting, shown(after, target.bucket, setting), step.after)).toBe(true);
          expect(sameSetting(setting, shown(back, target.bucket, setting), undoneOf(world, step))).toBe(true);
        }
      }),
    );
  });

  it('touches nothing else, neither other settings nor other parts of a document', () => {
    holds(
      fc.property(withSteps(row), ({ world, params, plan: { steps } }) => {
        const after = applied(world, steps);
        const others = everything(world).filter(
          ({ place, name }) => !steps.some(({ target, setting }) => target.bucket === place && setting === name),
        );
        for (const { place, name } of others)
          expect([place, name, shown(after, place, name)]).toEqual([place, name, shown(world, place, name)]);
        for (const step of steps) {
          const before = shown(world, step.target.bucket, step.setting);
          expect(untouchedBy(step, params, step.after, before)).toEqual(untouchedBy(step, params, before, before));
        }
      }),
    );
  });

  it('says the same of the same', () => {
    holds(
      fc.property(row.all, ({ world, params }) => {
        expect(planIn(structuredClone(world), row.id, params)).toEqual(planIn(world, row.id, params));
      }),
    );
  });
});
