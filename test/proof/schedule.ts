import type { Deed } from '../../src/sandbox/aws/faults.ts';
import type { Fault as SlackFault } from '../../src/sandbox/slack/faults.ts';
import { type Case, cases, type DriftKind, driftKinds } from './cases.ts';
import type { Random } from './random.ts';
import { people } from './workplace.ts';

/** Something that happens while a change is under way. */
export type Event =
  | { readonly do: 'wait'; readonly ms: number }
  /** All at once; `times` 2 is a double click of each. */
  | { readonly do: 'approve'; readonly who: readonly string[]; readonly times: 1 | 2 }
  /** By somebody who may not. */
  | { readonly do: 'try to approve'; readonly who: string }
  | { readonly do: 'reject'; readonly who: string }
  | { readonly do: 'cancel' }
  /** On a message as it was before: a client that did not see the card change. */
  | { readonly do: 'press an old card'; readonly who: string }
  | { readonly do: 'preview anew' }
  | { readonly do: 'drift'; readonly kind: DriftKind; readonly onLogs: boolean }
  /** A process dies at the effect that was met least so far. */
  | { readonly do: 'die'; readonly process: number; readonly draw: number; readonly skip: number }
  | { readonly do: 'kill'; readonly process: number }
  | { readonly do: 'pause'; readonly process: number; readonly ms: number }
  | { readonly do: 'break connections' }
  | { readonly do: 'stall the store'; readonly ms: number }
  | {
      readonly do: 'aws';
      readonly on: 'Get*' | 'Put*' | 'PutBucketOwnershipControls' | 'AssumeRole';
      readonly deed: Deed;
    }
  | { readonly do: 'slack'; readonly fault: Partial<SlackFault> & Pick<SlackFault, 'is'> }
  | { readonly do: 'lockdown'; readonly ms: number };

export interface Schedule {
  readonly nth: number;
  readonly bucket: string;
  readonly channel: string;
  readonly case: Case;
  /** Distinct people who must approve. */
  readonly count: 1 | 2 | 3;
  readonly asked: 'command' | 'mention';
  readonly clicks: 1 | 2;
  readonly events: readonly Event[];
  /** Whether people go on until it is approved, whatever gets in their way. */
  readonly insist: boolean;
  /** Whether they undo what is done, try again what failed, and preview anew what drifted. */
  readonly goOn: boolean;
}

const counts = [
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
] as const;

export function scheduleOf(random: Random, nth: number): Schedule {
  const [count, name] = random.pick(counts);
  const of = random.pick(cases);
  const drifts = random.chance(0.22);
  return {
    nth,
    bucket: `${name}-${nth}`,
    channel: `C0PROOF${String(nth).padStart(4, '0')}`,
    case: of,
    count,
    asked: random.chance(0.2) ? 'mention' : 'command',
    clicks: random.chance(0.3) ? 2 : 1,
    events: eventsOf(random, { count, drifts, of }),
    insist: random.chance(0.85),
    goOn: random.chance(0.4),
  };
}

interface Outline {
  readonly count: number;
  readonly drifts: boolean;
  readonly of: Case;
}

function eventsOf(random: Random, { count, drifts, of }: Outline): readonly Event[] {
  const some = (chance: number, make: () => Event): readonly Event[] => (random.chance(chance) ? [make()] : []);
  const process = () => random.int(3);
  const events: readonly Event[] = [
    ...approvals(random, count),
    ...(drifts ? some(1, () => drift(random)) : []),
    ...some(0.3, () => ({ do: 'try to approve', who: random.pick(others) })),
    ...some(0.25, () => ({ do: 'press an old card', who: random.pick(people.approvers) })),
    ...some(0.04, () => ({ do: 'reject', who: random.pick(people.approvers) })),
    ...some(0.04, () => ({ do: 'cancel' })),
    ...some(0.06, () => ({ do: 'preview anew' })),
    ...some(0.5, () => ({ do: 'die', process: process(), draw: random.int(1_000), skip: random.int(2) })),
    ...some(0.03, () => ({ do: 'kill', process: process() })),
    // Also for longer than a lease: then somebody else takes over.
    ...some(0.08, () => ({
      do: 'pause',
      process: process(),
      ms: 300 + random.int(random.chance(0.5) ? 1_700 : 7_000),
    })),
    ...some(0.06, () => ({ do: 'break connections' })),
    ...some(0.02, () => ({ do: 'stall the store', ms: 200 + random.int(1_800) })),
    ...some(0.4, () => onWrites(random, drifts)),
    ...some(of.remedy === 'disable-acls' ? 0.5 : 0, () => lastStepRefused),
    ...some(0.12, () => onReads(random, drifts)),
    ...some(0.08, () => ({
      do: 'aws',
      on: 'AssumeRole',
      deed: random.pick<Deed>([{ throttle: true }, { reset: true }]),
    })),
    ...some(0.35, () => ({ do: 'slack', fault: random.pick(slackFaults) })),
    ...some(0.01, () => ({ do: 'lockdown', ms: 200 + random.int(400) })),
  ];
  return random.some(events, events.length).flatMap((event) => [...some(0.6, () => wait(random)), event]);
}

/** The last step of three: then what was written before is taken back. */
const lastStepRefused: Event = {
  do: 'aws',
  on: 'PutBucketOwnershipControls',
  deed: { deny: { code: 'AccessDenied', message: 'Access Denied', status: 403 } },
};

const wait = (random: Random): Event => ({ do: 'wait', ms: random.int(random.chance(0.2) ? 900 : 150) });

const others = [people.requester, people.stranger, people.guest, people.external];

/** As many as are needed, or one more, or one fewer; one by one, or at once. */
function approvals(random: Random, count: number): readonly Event[] {
  const who = random.some(people.approvers, count + random.int(3) - 1);
  const times = () => (random.chance(0.3) ? 2 : 1);
  if (random.chance(0.5)) return [{ do: 'approve', who, times: times() }];
  return who.map((one) => ({ do: 'approve', who: [one], times: times() }));
}

const drift = (random: Random): Event => ({ do: 'drift', kind: random.pick(driftKinds), onLogs: random.chance(0.3) });

/** What S3 answers to a write, or does not. */
function onWrites(random: Random, drifts: boolean): Event {
  const deeds: readonly Deed[] = [
    { throttle: true },
    { deny: { code: 'OperationAborted', message: 'A conflicting operation is in progress', status: 409 } },
    { deny: { code: 'AccessDenied', message: 'Access Denied', status: 403 } },
    { lostAnswer: true },
    { status: 500 },
    { status: 500, after: true },
    { status: 503, code: 'InternalError', after: true },
    { reset: true },
    { timeout: true },
    { timeout: true, after: true },
    { latencyMs: 100 + random.int(400) },
    // Whoever writes meanwhile can't be seen: that is no test of what Cooper does about others.
    ...(drifts ? [] : [{ late: { ms: 50 + random.int(300) } }]),
  ];
  return { do: 'aws', on: 'Put*', deed: random.pick(deeds) };
}

/** No throttling: it slows all reads of a process down for a while, as it should, and a thousand schedules with them. */
function onReads(random: Random, drifts: boolean): Event {
  const deeds: readonly Deed[] = [
    { status: 503 },
    { reset: true },
    { malformed: true },
    { timeout: true },
    ...(drifts ? [] : [{ stale: { ms: 100 + random.int(300) } }]),
  ];
  return { do: 'aws', on: 'Get*', deed: random.pick(deeds) };
}

const posts = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'] as const;

const slackFaults: readonly Extract<Event, { do: 'slack' }>['fault'][] = [
  { is: 'duplicate' },
  { is: 'duplicate', times: 3 },
  { is: 'retry' },
  ...posts.flatMap((method) => [
    { is: 'api' as const, method, status: 429, retryAfter: 1 },
    { is: 'api' as const, method, status: 503 },
    { is: 'latency' as const, method, ms: 300 },
  ]),
  { is: 'api', method: 'users.info', status: 429, retryAfter: 1, times: 2 },
  { is: 'api', method: 'usergroups.users.list', status: 500 },
  { is: 'response-url', status: 500 },
  { is: 'socket', how: 'refresh' },
  { is: 'socket', how: 'drop' },
];
