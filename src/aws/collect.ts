import { setImmediate } from 'node:timers/promises';
import { type Fact, failed } from '../core/fact.ts';
import type { FactName, Facts, Reads } from '../core/facts.ts';
import type { Target } from '../core/target.ts';
import { awsError, detailOf } from './aws-error.ts';
import { bucketRegionOf } from './bucket-region.ts';
import type { AwsClients, AwsFor } from './clients.ts';
import { patience } from './http-handler.ts';
import type { Reading } from './reading.ts';
import { readings } from './readings.ts';

interface Options {
  /** How long people wait for all of it. What has no answer by then is `timed out`. */
  readonly withinMs?: number;
  /** What may be read; by default everything that Cooper knows. */
  readonly from?: readonly Reading[];
}

/**
 * Reads the named facts of a target, and those that they come after; `bucket` always, because it says where the bucket
 * is. Each reading starts as soon as what it comes after is there, and all run side by side. Total: it never throws,
 * and no reading that fails changes what another one says.
 */
export async function collect(
  aws: AwsFor,
  target: Target,
  names: readonly FactName[],
  at: Date,
  { withinMs = 8_000, from = readings }: Options = {},
): Promise<Facts> {
  const signal = AbortSignal.timeout(withinMs);
  const question = { aws, target, deadline: { signal, late: lateness(signal, withinMs) }, from, started: new Map() };
  const wanted = from.filter(({ name }) => name === 'bucket' || names.includes(name));
  await patience.run(signal, () => startAll(question, wanted));
  const every = from.map(({ name }) => name);
  const reads = await startedOf(question, every);
  const region = bucketRegionOf(reads);
  if (region !== null) aws.regions.learn(target.bucket, region);
  return { target, at: at.toISOString(), reads };
}

interface Question {
  readonly aws: AwsFor;
  readonly target: Target;
  readonly deadline: { readonly signal: AbortSignal; readonly late: Promise<Fact<never>> };
  readonly from: readonly Reading[];
  /** Every reading that was started; null for one that does not apply to this target. */
  readonly started: Map<FactName, Promise<Fact<unknown> | null>>;
}

/**
 * What others wait for leaves first, by itself: signing two dozen requests takes as long as half a round trip, and none
 * leaves before all that were started together are signed.
 */
async function startAll(question: Question, wanted: readonly Reading[]): Promise<void> {
  const awaited = new Set(wanted.flatMap(({ after }) => after ?? []));
  const first = wanted.filter(({ name, after }) => awaited.has(name) || after !== undefined);
  const started = first.map(({ name }) => start(question, name));
  await setImmediate();
  await Promise.all([...started, ...wanted.map(({ name }) => start(question, name))]);
}

function start(question: Question, name: FactName): Promise<Fact<unknown> | null> {
  const started = question.started.get(name) ?? run(question, name);
  question.started.set(name, started);
  return started;
}

async function run(question: Question, name: FactName): Promise<Fact<unknown> | null> {
  const reading = question.from.find((one) => one.name === name);
  if (reading === undefined || (reading.needsKey && question.target.key === null)) return null;
  const after = reading.after ?? [];
  await Promise.all(after.map((one) => start(question, one)));
  const sofar = await startedOf(question, after);
  const from = clientsIn(question, startRegion(question, sofar));
  const fact = await readWith(question, reading, sofar, from);
  if (name === 'bucket' || fact.is === 'known' || fact.is === 'absent') return fact;
  const home = await bucketRegion(question);
  if (home === null || home === (await from.s3.config.region())) return fact;
  return readWith(question, reading, sofar, clientsIn(question, home));
}

/** Where to begin: where the bucket is, was lately, or is said to be; else in the home region. */
function startRegion({ aws, target }: Question, sofar: Reads): string | null {
  return bucketRegionOf(sofar) ?? aws.regions.of(target.bucket) ?? plausible(target.region);
}

const clientsIn = ({ aws, target: { account } }: Question, region: string | null): AwsClients =>
  aws({ account, region, role: 'read' });

async function readWith({ target, deadline }: Question, reading: Reading, sofar: Reads, aws: AwsClients) {
  const answer = async (): Promise<Fact<unknown>> => {
    try {
      return await reading.read(aws, target, sofar);
    } catch (thrown) {
      return failed('error', detailOf(awsError(thrown)));
    }
  };
  return deadline.signal.aborted ? deadline.late : Promise.race([answer(), deadline.late]);
}

/** What S3 refuses in one region it may allow, or explain better, in the bucket's own. */
async function bucketRegion(question: Question): Promise<string | null> {
  await start(question, 'bucket');
  return bucketRegionOf(await startedOf(question, ['bucket']));
}

/** What came of those readings that were started, in the order of the names. */
async function startedOf({ started }: Question, names: readonly FactName[]): Promise<Reads> {
  const facts = await Promise.all(names.map(async (name) => [name, (await started.get(name)) ?? null] as const));
  return Object.fromEntries(facts.filter(([, fact]) => fact !== null));
}

function lateness(signal: AbortSignal, withinMs: number): Promise<Fact<never>> {
  const late = failed('timed out', `no answer within ${withinMs / 1_000} s`);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(late), { once: true }));
}

/** A hint from a question is somebody's typing: it becomes part of a host name. */
const plausible = (region: string | null): string | null =>
  region !== null && /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region) ? region : null;
