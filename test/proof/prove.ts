import { setTimeout as sleep } from 'node:timers/promises';
import { verifyChain } from '../../src/core/audit-chain.ts';
import { auditHead, auditRows } from '../../src/store/audit.ts';
import { cardsOf } from './person.ts';
import { shown } from './cards.ts';
import { driftSeen, heldByS3, readBack } from './drifted.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { approved, atRest, counted, type Faults, intended, notLost } from './model.ts';
import { inOneHand } from './one-hand.ts';
import { type Played, play, settled } from './play.ts';
import { randomOf } from './random.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { newStage, type Stage } from './stage.ts';
import type { World } from './world.ts';

/** A schedule after which something was not as it must be. */
interface Fault {
  readonly schedule: Schedule;
  readonly wrong: readonly string[];
  /** What happened, in the order of the audit log. */
  readonly events: readonly string[];
}

export interface Proof {
  readonly runs: number;
  readonly seconds: number;
  readonly faults: readonly Fault[];
  readonly played: readonly Played[];
  /** How often a change ended in each state. */
  readonly states: ReadonlyMap<string, number>;
  /** Milliseconds from when a change was taken up until it was settled. */
  readonly settled: readonly number[];
  readonly races: number;
  /** Cards that stand in Slack more than once. */
  readonly twice: number;
  /** What is wrong with the audit log as a whole; null when nothing. */
  readonly log: string | null;
}

/** Schedules under way at once. */
const atOnce = 16;

/** Nobody reads more. */
const mostFaults = 5;

export async function proveAll(world: World, { seed, runs }: { seed: number; runs: number }): Promise<Proof> {
  const began = performance.now();
  const stage = newStage(world);
  const random = randomOf(seed);
  const schedules = Array.from({ length: runs }, (_none, nth) => scheduleOf(random, nth)).values();
  const tally = newTally();
  const work = async (): Promise<void> => {
    for (const schedule of schedules) {
      if (tally.faults.length >= mostFaults) return;
      await prove(stage, schedule, tally);
      tally.runs += 1;
      if (tally.runs % 50 === 0)
        process.stdout.write(`${tally.runs} schedules, ${world.fleet.ended.all} processes replaced\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await stage.watch.stop();
  return { ...tally, seconds: (performance.now() - began) / 1_000, log: await faultOfLog(world) };
}

interface Tally {
  runs: number;
  races: number;
  twice: number;
  readonly faults: Fault[];
  readonly played: Played[];
  readonly settled: number[];
  readonly states: Map<string, number>;
}

const newTally = (): Tally => ({ runs: 0, races: 0, twice: 0, faults: [], played: [], settled: [], states: new Map() });

async function prove(stage: Stage, schedule: Schedule, tally: Tally): Promise<void> {
  const since = new Date();
  const wrong: string[] = [];
  try {
    tally.played.push(await play(stage, schedule));
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const { evidence, faults } = await judged(stage, schedule, since);
  count(evidence, tally);
  wrong.push(...faults);
  if (wrong.length === 0) return;
  const fault = { schedule, wrong, events: eventsOf(evidence) };
  tally.faults.push(fault);
  // At once: whoever waits for a thousand of them sees why it will be red.
  process.stdout.write(told(fault));
}

/** All that is needed to see what happened. */
function told({ schedule, wrong, events }: Fault): string {
  const what = `${schedule.bucket}: ${schedule.case.remedy}, ${schedule.count} must approve`;
  const how = schedule.events.map((event) => JSON.stringify(event)).join(' ');
  return ['', 'WRONG', ...wrong, what, how, ...events, ''].join('\n');
}

/** What Slack acknowledged is done a moment later, so what looks wrong is looked at again. */
const looks = 5;

async function judged(stage: Stage, schedule: Schedule, since: Date): Promise<{ evidence: Evidence; faults: Faults }> {
  for (let nth = 1; ; nth += 1) {
    const evidence = await evidenceOf(stage.world, schedule, since);
    const faults = await wrongIn(evidence);
    if (faults.length === 0 || nth === looks) return { evidence, faults };
    await sleep(2_000);
    await settled(stage, schedule).catch(() => undefined);
  }
}

async function wrongIn(evidence: Evidence): Promise<Faults> {
  return [
    ...atRest(evidence),
    ...counted(evidence),
    ...approved(evidence),
    ...intended(evidence),
    ...notLost(evidence),
    ...inOneHand(evidence),
    ...driftSeen(evidence).faults,
    ...readBack(evidence),
    ...(await heldByS3(evidence)),
    ...(await shown(evidence)),
  ];
}

function count(evidence: Evidence, tally: Tally): void {
  const { world, schedule, changes, audit } = evidence;
  tally.races += driftSeen(evidence).races;
  for (const { id, state } of changes) {
    tally.states.set(state, (tally.states.get(state) ?? 0) + 1);
    if (cardsOf(world, schedule.channel, id).length > 1) tally.twice += 1;
    const own = audit.filter(({ changeId }) => changeId === id);
    const begins = own.filter(({ event }) => event === 'change.applying').map(({ at }) => Date.parse(at));
    const ends = own
      .filter(({ event }) => /^change\.(verified|failed|drifted)$/.test(event))
      .map(({ at }) => Date.parse(at));
    for (const begin of begins) {
      const end = ends.find((at) => at >= begin);
      if (end !== undefined) tally.settled.push(end - begin);
    }
  }
}

const eventsOf = ({ audit }: Evidence): readonly string[] =>
  audit.map(({ at, changeId, event, actor, payload }) => {
    const who = actor.is === 'slack' ? actor.user : actor.is;
    const { digest: _digest, place: _place, ...said } = payload;
    return `${at.slice(11, 23)} ${changeId} ${event} by ${who} ${JSON.stringify(said).slice(0, 300)}`;
  });

async function faultOfLog({ db, auditKey }: World): Promise<string | null> {
  const verified = verifyChain(await auditRows(db, 1, 10_000_000), await auditHead(db), auditKey);
  return verified.is === 'whole' ? null : verified.because;
}
