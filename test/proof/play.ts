import { setTimeout as sleep } from 'node:timers/promises';
import { bucket as seedBucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import { happen, type Scene, beside } from './happen.ts';
import { cardsOf, draftsFor, press, pressCard } from './person.ts';
import type { Schedule } from './schedule.ts';
import { type Stage, tireless } from './stage.ts';
import { type Glance, isAtRest, until } from './watch.ts';
import { openChannel, people } from './workplace.ts';

/** What a schedule took. */
export interface Played {
  /** Milliseconds from the last thing that people or the proof did until nothing was under way any more. */
  readonly restMs: number;
  /** … and until Slack showed so. */
  readonly shownMs: number;
}

/** Nothing waits for longer after the last that died. Milliseconds. */
const longest = 60_000;

/** Plays a schedule through, until nothing happens any more. Throws when that takes too long. */
export async function play(stage: Stage, schedule: Schedule): Promise<Played> {
  const { world } = stage;
  for (const one of schedule.case.buckets(schedule.bucket)) seedBucket(world.aws.state, one);
  openChannel(world.workspace(), schedule.channel);
  const scene: Scene = { stage, schedule, id: await stage.ask(schedule), beside: new Set() };
  await request(scene, schedule.clicks);
  for (const event of schedule.events) await happen(scene, event);
  if (schedule.insist) await insist(scene);
  await rest(scene);
  if (schedule.goOn) await goOn(scene);
  const played = await rest(scene);
  forgetFaults(stage, schedule);
  return played;
}

/** Those that met nobody: every call looks through all that there are. */
function forgetFaults({ world }: Stage, { bucket }: Schedule): void {
  const { faults } = world.aws.state;
  const left = faults.filter(
    ({ match, times, struck }) => match.resource !== `arn:aws:s3:::${bucket}*` && (struck ?? 0) < (times ?? 1),
  );
  faults.splice(0, faults.length, ...left);
}

/** Presses «Request approval» until it is requested. */
async function request(scene: Scene, clicks: number): Promise<void> {
  const { stage, schedule, id } = scene;
  const draft = draftsFor(stage.world, schedule.channel, people.requester).find(({ changeId }) => changeId === id);
  if (draft === undefined) throw new Error(`${schedule.bucket}: there is no draft ${id}`);
  const isRequested = () => (stage.watch.of(id)?.state ?? 'draft') !== 'draft';
  for (const end = performance.now() + tireless; performance.now() < end && !isRequested();) {
    for (let click = 0; click < clicks; click += 1) beside(scene, press(stage.world, people.requester, draft));
    await until(isRequested, 3_000);
  }
  if (!isRequested()) throw new Error(`${schedule.bucket}: ${id} could not be requested`);
  await until(() => cardsOf(stage.world, schedule.channel, id).length > 0, 2_000);
  for (const card of cardsOf(stage.world, schedule.channel, id)) stage.firstSeen(card);
}

/** Approvers press until it is no longer theirs to decide. */
async function insist(scene: Scene): Promise<void> {
  const { stage, schedule, id } = scene;
  const waits = () => stage.watch.of(id)?.state === 'pending';
  for (const end = performance.now() + tireless; performance.now() < end && waits();) {
    for (const user of people.approvers) {
      if (!waits()) break;
      await pressCard(stage.world, { channel: schedule.channel, id, user, verb: 'approve' });
      await sleep(50);
    }
    await until(() => !waits(), 1_000);
  }
  if (waits()) throw new Error(`${schedule.bucket}: ${id} could not be approved`);
}

/** What was done is undone, what failed is tried again, what drifted is previewed anew. */
async function goOn(scene: Scene): Promise<void> {
  const { stage, id } = scene;
  const now = stage.watch.of(id);
  if (now === null) return;
  if (now.state === 'verified') return follow(scene, 'undo');
  if (now.state === 'drifted') return follow(scene, 'again');
  if (now.state !== 'failed' || !now.retryable) return;
  const { channel } = scene.schedule;
  for (let nth = 0; nth < 5 && stage.watch.of(id)?.state === 'failed'; nth += 1) {
    await pressCard(stage.world, { channel, id, user: people.requester, verb: 'retry' });
    await until(() => stage.watch.of(id)?.state !== 'failed', 1_500);
  }
}

async function follow(scene: Scene, verb: 'undo' | 'again'): Promise<void> {
  const { stage, schedule, id } = scene;
  const { channel } = schedule;
  const user = people.requester;
  const drafts = () => draftsFor(stage.world, channel, user).map(({ changeId }) => changeId);
  const before = new Set(drafts());
  const news = () => drafts().find((one) => !before.has(one));
  for (let nth = 0; nth < 4 && news() === undefined; nth += 1) {
    await pressCard(stage.world, { channel, id, user, verb });
    await until(() => news() !== undefined, 3_000);
  }
  const next = news();
  // It may be refused with good reason: somebody has changed it since.
  if (next === undefined) return;
  const following: Scene = { ...scene, id: next };
  await request(following, 1);
  await insist(following);
}

async function rest({ stage, schedule, beside: all }: Scene): Promise<Played> {
  while (all.size > 0) await Promise.allSettled(all);
  // What Slack was told is under way is done a moment later.
  await sleep(500);
  return settled(stage, schedule);
}

/**
 * Waits until no change of the schedule is under way, and Slack shows so. Throws when that takes longer than a minute
 * after everything: whoever dies meanwhile begins it anew.
 */
export async function settled({ watch, world }: Stage, { bucket }: Schedule): Promise<Played> {
  const began = performance.now();
  const isAll = (is: (one: Glance) => boolean) => () => watch.on(bucket).every(is);
  const soon = async (is: () => boolean, what: string) => {
    const end = () => Math.max(began, world.fleet.ended.lastAt) + longest;
    while (!(await until(is, end() - performance.now())))
      if (end() < performance.now()) throw new Error(`${bucket}: not ${what}`);
  };
  await soon(isAll(isAtRest), 'at rest');
  const restMs = performance.now() - began;
  await soon(
    isAll((one) => one.shown && isAtRest(one)),
    'shown',
  );
  return { restMs, shownMs: performance.now() - began };
}
