import type { Fault as AwsFault } from '../../src/sandbox/aws/faults.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { byHand } from './cases.ts';
import { oldCopy, buttonsOf, cardsOf, draftsFor, press, pressCard } from './person.ts';
import type { Event, Schedule } from './schedule.ts';
import type { Stage } from './stage.ts';
import { until } from './watch.ts';
import { people } from './workplace.ts';

/** One schedule under way. */
export interface Scene {
  readonly stage: Stage;
  readonly schedule: Schedule;
  /** The change that everything is about. */
  readonly id: string;
  /** What goes on beside: awaited before anything is judged. */
  readonly beside: Set<Promise<unknown>>;
}

/** Lets something happen. What takes time goes on beside what comes next. */
export async function happen(scene: Scene, event: Event): Promise<void> {
  const { stage } = scene;
  switch (event.do) {
    case 'wait':
      await sleep(event.ms);
      return;
    case 'drift':
    case 'aws':
      return inAws(scene, event);
    case 'slack':
      stage.world.slack.fault(event.fault);
      return;
    case 'die':
    case 'kill':
    case 'pause':
    case 'break connections':
    case 'stall the store':
    case 'lockdown':
      beside(scene, stage.disturb(event));
      return;
    case 'approve':
    case 'cancel':
    case 'press an old card':
    case 'preview anew':
    case 'reject':
    case 'try to approve':
      return byPeople(scene, event);
  }
}

export function beside({ beside: all }: Pick<Scene, 'beside'>, work: Promise<unknown>): void {
  const done: Promise<unknown> = work.finally(() => all.delete(done));
  all.add(done);
}

async function inAws(
  { stage: { world, drifts }, schedule }: Scene,
  event: Extract<Event, { do: 'drift' | 'aws' }>,
): Promise<void> {
  const { bucket } = schedule;
  if (event.do === 'aws') {
    const resource = event.on === 'AssumeRole' ? '*' : `arn:aws:s3:::${bucket}*`;
    // Whoever writes by hand is not met: that is the proof itself.
    const principal = event.on.startsWith('Put') ? '*/CooperWrite/*' : '*';
    const fault: AwsFault = { match: { operation: event.on, resource, principal }, do: event.deed, times: 1 };
    world.aws.state.faults.push(fault);
    return;
  }
  const where = event.onLogs && schedule.case.remedy === 'enable-access-logging' ? `${bucket}-logs` : bucket;
  drifts.nth += 1;
  // S3 refuses some of it by now, as a policy that is public; then nothing was changed.
  await byHand(world.s3, where, event.kind, drifts.nth).catch(() => undefined);
}

type ByPeople = Extract<
  Event,
  { do: 'approve' | 'try to approve' | 'reject' | 'cancel' | 'press an old card' | 'preview anew' }
>;

async function byPeople(scene: Scene, event: ByPeople): Promise<void> {
  const { stage, schedule, id } = scene;
  const { world } = stage;
  const { channel } = schedule;
  const on = (user: string, verb: 'approve' | 'reject' | 'cancel') =>
    beside(scene, pressCard(world, { channel, id, user, verb }));
  await until(() => cardsOf(world, channel, id).length > 0, 1_500);
  switch (event.do) {
    case 'approve':
      for (const who of event.who) for (let nth = 0; nth < event.times; nth += 1) on(who, 'approve');
      return;
    case 'try to approve':
      return on(event.who, 'approve');
    case 'reject':
      return on(event.who, 'reject');
    case 'cancel':
      return on(people.requester, 'cancel');
    case 'press an old card':
      return pressOld(scene, event.who);
    case 'preview anew': {
      // Where it is done by now there is nothing to preview.
      const newer = await stage.ask(schedule, 15_000).catch(() => null);
      const draft = draftsFor(world, channel, people.requester).find(({ changeId }) => changeId === newer);
      if (draft !== undefined) beside(scene, press(world, people.requester, draft));
    }
  }
}

function pressOld(scene: Scene, user: string): void {
  const { stage, schedule, id } = scene;
  const [card] = cardsOf(stage.world, schedule.channel, id);
  if (card === undefined) return;
  stage.drifts.nth += 1;
  const copy = oldCopy(stage.world, stage.firstSeen(card), stage.drifts.nth);
  // In a lockdown it could only be rejected, and that is another event.
  const button = buttonsOf(copy).find(({ verb }) => verb === 'approve' || verb === 'details');
  if (button !== undefined) beside(scene, press(stage.world, user, button));
}
