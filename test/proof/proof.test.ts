import { afterAll, beforeAll, expect, it } from 'vitest';
import { unmetKinds } from './coverage.ts';
import { proveAll } from './prove.ts';
import { report } from './report.ts';
import { startWorld, type World } from './world.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 20_261_129);
const runs = Number(process.env['PROOF_RUNS'] ?? 1_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world?.stop(), 60_000);

it(`holds for ${runs} random schedules over three processes (seed ${seed})`, async () => {
  const proof = await proveAll(world, { seed, runs });
  process.stdout.write(report(proof, world));
  expect(proof.faults.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(proof.log).toBeNull();
  // A database that breaks its connections, a Slack that says no: nothing of that ends a process.
  expect(world.fleet.ended.bySelf).toBe(0);
  // A few schedules can't have met everything.
  expect(runs < 1_000 ? [] : unmetKinds(world.fleet.deaths())).toEqual([]);
}, 3_600_000);
