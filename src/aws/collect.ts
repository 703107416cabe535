import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Fact, failed } from '../core/fact.ts';
import type { FactName, Facts, Reads } from '../core/facts.ts';
import { nobody, type Subject } from '../core/subject.ts';
import type { Target } from '../core/target.ts';
import { awsError, detailOf } from './aws-error.ts';
import { bucketRegionOf } from './bucket-region.ts';
import type { AwsClients, AwsFor } from './clients.ts';
import { patience } from './http-handler.ts';
import type { Meanwhile, Reading } from './reading.ts';
import { readings } from './readings.ts';

interface Options {
  /** Of whom and of what the question speaks. */
  readonly about?: Subject;
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
  written: Target,
  names: readonly FactName[],
  at: Date,
  { about = nobody, withinMs = 8_000, from = readings }: Options = {},
): Promise<Facts> {
  const signal = AbortSignal.timeout(withinMs);
  const wanted = from.filter(({ name }) => name === 'bucket' || names.includes(name));
  const question: Question = {
    aws,
    // A copy: what readings share, they share by this object.
    target: { ...written },
    about,
    deadline: { signal, late: lateness(signal, withinMs) },
    from,
    awaited: new Set(wanted.flatMap(({ after = [] }) => after)),
    home: Promise.withResolvers(),
    started: new Map(),
  };
  return patience.run(signal, async () => {
    const target = await behindAccessPoint(question);
    await startAll({ ...question, target }, wanted);
    const reads = await startedOf(
      question,
      from.map(({ name }) => name),
    );
    const region = bucketRegionOf(reads);
    if (region !== null) aws.regions.learn(target.bucket, region);
    return { target, at: at.toISOString(), reads };
  });
}

interface Question {
  readonly aws: AwsFor;
  readonly target: Target;
  readonly about: Subject;
  readonly deadline: { readonly signal: AbortSignal; readonly late: Promise<Fact<never>> };
  readonly from: readonly Reading[];
  /** Those that others come after. */
  readonly awaited: ReadonlySet<FactName>;
  /** The bucket's region, as soon as S3 says it. */
  readonly home: PromiseWithResolvers<string>;
  /** Every reading that was started; null for one that does not apply to this target. */
  readonly started: Map<FactName, Promise<Fact<unknown> | null>>;
}

/** The bucket behind an access point must be known before anything else; where it can't be, it stays empty. */
async function behindAccessPoint(question: Question): Promise<Target> {
  const { target } = question;
  if (target.accessPoint === null || target.bucket !== '') return target;
  await start(question, 'accessPoint');
  const { accessPoint: found } = await startedOf(question, ['accessPoint']);
  if (found?.is !== 'known') return target;
  const { bucket, arn } = found.value;
  // An access point is in its bucket's region (S3 user guide, «Creating access points»).
  return { ...target, bucket, region: target.region ?? arn.split(':')[3] ?? null };
}

const noBucket = failed('error', 'the bucket behind the access point is not known');

/**
 * What others wait for leaves first, by itself: signing two dozen requests takes as long as half a round trip, and none
 * leaves before all that were started together are signed.
 */
async function startAll(question: Question, wanted: readonly Reading[]): Promise<void> {
  const first = wanted.filter(({ name, after }) => question.awaited.has(name) || after !== undefined);
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
  if (reading === undefined || !applies(reading, question.target)) return null;
  return isPlaced(reading, question.target) ? answer(question, reading) : noBucket;
}

async function answer(question: Question, reading: Reading): Promise<Fact<unknown>> {
  const after = reading.after ?? [];
  await Promise.all(after.map((one) => start(question, one)));
  const sofar = await startedOf(question, after);
  const from = clientsIn(question, await firstRegion(question, reading, sofar));
  const fact = await readWith(question, reading, sofar, from);
  if (isSettled(reading, fact)) return fact;
  const home = await bucketRegion(question);
  if (home === null || home === (await from.s3.config.region())) return fact;
  return readWith(question, reading, sofar, clientsIn(question, home));
}

/** What was answered is not asked again elsewhere; where the bucket is it finds out by itself. */
const isSettled = ({ name, anywhere }: Reading, { is }: Fact<unknown>): boolean =>
  anywhere === true || name === 'bucket' || is === 'known' || is === 'absent';

const applies = ({ needsKey, needsAccessPoint }: Reading, { key, accessPoint }: Target): boolean =>
  !(needsKey && key === null) && !(needsAccessPoint && accessPoint === null);

/** Whether there is a bucket to ask about, or none is needed. */
const isPlaced = ({ name, ofAccount }: Reading, { bucket, account }: Target): boolean =>
  bucket !== '' || knowsNoBucket.has(name) || (ofAccount === true && account !== null);

const knowsNoBucket: ReadonlySet<FactName> = new Set(['accessPoint', 'caller', 'identity']);

/**
 * Where to begin: where the bucket is, was lately, or is said to be. When nobody knows, those that others wait for try
 * the home region, which costs a second call each if the bucket is elsewhere; the others wait until S3 has said where.
 */
async function firstRegion(question: Question, reading: Reading, sofar: Reads): Promise<string | null> {
  const { aws, target, awaited } = question;
  const likely = bucketRegionOf(sofar) ?? aws.regions.of(target.bucket) ?? plausible(target.region);
  if (likely !== null || reading.anywhere || reading.name === 'bucket' || awaited.has(reading.name)) return likely;
  return Promise.race([bucketRegion(question), setTimeout(longestForRegionMs, null, { ref: false })]);
}

/** A HeadBucket that hangs must not hold up the rest. */
const longestForRegionMs = 1_000;

const clientsIn = ({ aws, target: { account } }: Question, region: string | null): AwsClients =>
  aws({ account, region, role: 'read' });

async function readWith(question: Question, reading: Reading, sofar: Reads, aws: AwsClients) {
  const { target, about, deadline } = question;
  const answer = async (): Promise<Fact<unknown>> => {
    try {
      return await reading.read(aws, target, sofar, about, meanwhile(question, reading));
    } catch (thrown) {
      return failed('error', detailOf(awsError(thrown)));
    }
  };
  return deadline.signal.aborted ? deadline.late : Promise.race([answer(), deadline.late]);
}

function meanwhile(question: Question, { name: asking, beside = [] }: Reading): Meanwhile {
  return {
    async fact<Name extends FactName>(name: Name): Promise<Reads[Name]> {
      if (!beside.includes(name)) throw new Error(`${asking} does not say that it needs ${name}`);
      await start(question, name);
      return (await startedOf(question, [name]))[name];
    },
    regionIs: (region) => question.home.resolve(region),
  };
}

/** What S3 refuses in one region it may allow, or explain better, in the bucket's own. */
function bucketRegion(question: Question): Promise<string | null> {
  const inTheEnd = async (): Promise<string | null> => {
    await start(question, 'bucket');
    return bucketRegionOf(await startedOf(question, ['bucket']));
  };
  return Promise.race([question.home.promise, inTheEnd()]);
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
