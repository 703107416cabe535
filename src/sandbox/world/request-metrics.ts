import { series } from '../aws/services/cloudwatch/seed.ts';
import type { Datum } from '../aws/services/cloudwatch/state.ts';
import type { State } from '../aws/state.ts';
import { caskworks, region } from './accounts.ts';

const minute = 60_000;

/** What a minute of traffic looked like; `hour` is the UTC hour of the day with its fraction. */
export interface Minute {
  readonly gets: number;
  readonly puts: number;
  /** Rates, 0 to 1. */
  readonly clientErrors: number;
  readonly serverErrors: number;
  /** Milliseconds: the usual request and the slow one in a hundred. */
  readonly firstByte: readonly [usual: number, slow: number];
}

/**
 * Request metrics of a whole-bucket filter, one point a minute, under exactly the dimensions that S3 publishes
 * (CloudWatch metrics of S3, «Amazon S3 CloudWatch dimensions»): BucketName and FilterId.
 */
export function requestMetrics(state: State, bucket: string, traffic: (hour: number) => Minute): void {
  const add = (metric: string, unit: string, datum: (minute: Minute) => Omit<Datum, 'at'>) =>
    series(state, {
      account: caskworks,
      region,
      metric,
      unit,
      dimensions: { BucketName: bucket, FilterId: 'EntireBucket' },
      source: { is: 'function', points: (start, end) => points(start, end, (at) => datum(traffic(hourOf(at)))) },
    });
  const all = ({ gets, puts }: Minute) => gets + puts;
  add('AllRequests', 'Count', (now) => counted(all(now), 1));
  add('GetRequests', 'Count', ({ gets }) => counted(gets, 1));
  add('PutRequests', 'Count', ({ puts }) => counted(puts, 1));
  add('4xxErrors', 'Count', (now) => counted(all(now), now.clientErrors));
  add('5xxErrors', 'Count', (now) => counted(all(now), now.serverErrors));
  add('FirstByteLatency', 'Milliseconds', ({ gets, firstByte }) => latency(gets, firstByte));
  add('TotalRequestLatency', 'Milliseconds', (now) =>
    latency(all(now), [now.firstByte[0] * 1.6, now.firstByte[1] * 1.3]),
  );
}

function* points(start: number, end: number, datum: (at: number) => Omit<Datum, 'at'>): Iterable<Datum> {
  for (let at = Math.ceil(start / minute) * minute; at < end; at += minute) yield { at, ...datum(at) };
}

const hourOf = (at: number) => (at / 3_600_000) % 24;

/** Each request counts 0 or 1, so that Average is a rate. */
function counted(requests: number, rate: number): Omit<Datum, 'at'> {
  const count = Math.round(requests);
  const sum = Math.round(requests * rate);
  return {
    count,
    sum,
    min: sum === count ? 1 : 0,
    max: sum === 0 ? 0 : 1,
    samples: [
      [1, sum],
      [0, count - sum],
    ],
  };
}

function latency(requests: number, [usual, slow]: readonly [number, number]): Omit<Datum, 'at'> {
  const late = Math.max(1, Math.round(requests / 50));
  const count = Math.round(requests);
  return {
    count,
    sum: usual * (count - late) + slow * late,
    min: usual,
    max: slow,
    samples: [
      [usual, count - late],
      [slow, late],
    ],
  };
}
