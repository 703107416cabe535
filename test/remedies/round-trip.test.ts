import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type AwsClients, type AwsFor, awsFor } from '../../src/aws/clients.ts';
import { same } from '../../src/core/canonical.ts';
import { settingOf } from '../../src/aws/settings/index.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { Facts } from '../../src/core/facts.ts';
import type { Plan, PlannedStep, Remedy } from '../../src/core/remedy.ts';
import { sameSetting } from '../../src/core/same-setting.ts';
import { remedies } from '../../src/remedies/index.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import '../fuzz/holds.ts';
import { type Configuration, configurations } from './configurations.ts';
import { factsOf, planIn } from './model.ts';
import { account, bucket, region } from './places.ts';
import { seed } from './seeded.ts';

/** For each remedy, of those in which it has something to do. `npm run properties` has more time. */
const tried = inject('runs') < 1_000 ? 100 : 500;
const together = 25;

let local: LocalAws;
let of: AwsFor;
let aws: AwsClients;
beforeAll(async () => {
  local = await startLocalAws();
  of = awsFor({ endpoint: local.url, region, credentials: { accessKeyId: account, secretAccessKey: 'any' } });
  aws = of({ account, region, role: 'write' });
});
afterAll(async () => {
  of.dispose();
  await local.stop();
});

/** Configurations in which the remedy has steps, each with buckets of its own. */
function casesOf({ id }: Remedy): readonly Configuration[] {
  const found: Configuration[] = [];
  for (let round = 0; found.length < tried; round++)
    for (const one of fc.sample(configurations[id]!, { numRuns: tried, seed: 20_261_122 + round }))
      if (found.length < tried && planIn(one.world, id, one.params).is === 'steps') found.push(one);
  return found.map((one, nth) => renamed(one, `${bucket}-${id}-${nth}`));
}

const renamed = (one: Configuration, name: string): Configuration =>
  JSON.parse(JSON.stringify(one).replaceAll(bucket, name)) as Configuration;

const readOf = ({ target, setting }: PlannedStep): Promise<Fact<unknown>> => settingOf(setting).read(aws, target, {});
const write = ({ target, setting }: PlannedStep, value: unknown): Promise<unknown> =>
  settingOf(setting).write(aws, target, value as never);

/** What a setting is; what could not be read is like no setting. */
const valueOf = (fact: Fact<unknown> | undefined): unknown =>
  fact?.is === 'known' ? fact.value : fact?.is === 'absent' ? null : fact;

/** Facts with what reading the steps' settings really came to. */
function withRead(facts: Facts, steps: readonly PlannedStep[], read: readonly Fact<unknown>[]): Facts {
  const here = steps.flatMap(({ target, setting }, nth) =>
    target.bucket === facts.target.bucket ? [[setting, read[nth]] as const] : [],
  );
  return { ...facts, reads: { ...facts.reads, ...Object.fromEntries(here) } };
}

/** Plans anew on a configuration, with what reading some steps' settings came to. */
function planner(remedy: Remedy, { params, world }: Configuration) {
  const [main = ''] = Object.keys(world);
  const parsed = remedy.params.parse(params);
  const facts = factsOf(world, main);
  const others = remedy.also?.(facts.target, parsed).map(({ bucket: name }) => factsOf(world, name)) ?? [];
  return (steps: readonly PlannedStep[], read: readonly Fact<unknown>[]): Plan =>
    remedy.plan(
      { facts: withRead(facts, steps, read), others: others.map((one) => withRead(one, steps, read)) },
      parsed,
    );
}

const stepsOf = (plan: Plan): readonly PlannedStep[] => (plan.is === 'steps' ? plan.steps : []);

/** The steps of which reading does not give what was wanted. */
const differing = (steps: readonly PlannedStep[], read: readonly Fact<unknown>[], wanted: readonly unknown[]) =>
  steps.flatMap(({ setting }, nth) =>
    sameSetting(setting, valueOf(read[nth]), wanted[nth]) ? [] : [{ setting, read: read[nth], wanted: wanted[nth] }],
  );

/** Plans on what the local AWS says, applies, reads back, plans again, and undoes. */
async function tripped(remedy: Remedy, one: Configuration) {
  const planOn = planner(remedy, one);
  const supposed = stepsOf(planOn([], []));
  const before = await Promise.all(supposed.map(readOf));
  const steps = stepsOf(planOn(supposed, before));
  for (const step of steps) await write(step, step.after);
  const after = await Promise.all(steps.map(readOf));
  const undone = steps.map((step, nth) => (step.undone === undefined ? valueOf(before[nth]) : step.undone));
  for (const [nth, step] of [...steps.entries()].toReversed()) await write(step, undone[nth]);
  const back = await Promise.all(steps.map(readOf));
  return {
    steps: steps.length,
    asSupposed: same(steps, supposed),
    notWritten: differing(
      steps,
      after,
      steps.map((step) => step.after),
    ),
    again: planOn(steps, after).is,
    notUndone: differing(steps, back, undone),
  };
}

describe('applied over HTTP, read back and undone', () => {
  it.each(remedies)('$id', { timeout: 300_000 }, async (remedy) => {
    const cases = casesOf(remedy);
    // There is one account, and there are as many buckets as one likes.
    const size = remedy.on === 'account' ? 1 : together;
    const trips: unknown[] = [];
    for (let at = 0; at < cases.length; at += size) {
      const batch = cases.slice(at, at + size);
      for (const { world } of batch) seed(local.state, world);
      trips.push(...(await Promise.all(batch.map((one) => tripped(remedy, one)))));
    }
    const well = { steps: expect.any(Number), asSupposed: true, notWritten: [], again: 'nothing', notUndone: [] };
    expect(trips).toHaveLength(tried);
    for (const [nth, trip] of trips.entries()) expect([cases[nth], trip]).toEqual([cases[nth], well]);
  });
});
