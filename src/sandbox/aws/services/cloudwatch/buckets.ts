import type { Datum, Series, Source } from './state.ts';
import { oldestKept, windowStart } from './window.ts';

/** Everything published within one period. */
export interface Bucket {
  /** Milliseconds since 1970: the beginning of the period. */
  readonly at: number;
  count: number;
  sum: number;
  min: number;
  max: number;
  /** Null as soon as one part of it came without single values. */
  samples: (readonly [value: number, count: number])[] | null;
}

interface Window {
  /** Milliseconds; `start <= at < end`. */
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly period: number;
  readonly now: number;
}

/** A series over a window, a bucket for each period that has data, in order of time. */
export function buckets({ source }: Series, { start, end, period, now }: Window): readonly Bucket[] {
  const from = windowStart(start, now, period);
  const found = new Map<number, Bucket>();
  const oldest = Math.max(from, oldestKept(now, period));
  for (const datum of data(source, oldest, Math.min(end, now + 1), period)) {
    const nth = Math.floor((datum.at - from) / (period * 1000));
    const bucket = found.get(nth);
    if (bucket === undefined) found.set(nth, opened(datum, from + nth * period * 1000));
    else add(bucket, datum);
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** What a source holds from `start` until before `end`. */
export function* data(source: Source, start: number, end: number, period: number): Iterable<Datum> {
  if (source.is === 'array') yield* steps(source, start, end);
  else
    for (const datum of source.is === 'put' ? source.data : source.points(start, end, period))
      if (datum.at >= start && datum.at < end) yield datum;
}

function* steps(source: Extract<Source, { is: 'array' }>, start: number, end: number): Iterable<Datum> {
  const { start: first, step, values } = source;
  const last = Math.min(values.length, Math.ceil((end - first) / step));
  for (let nth = Math.max(0, Math.ceil((start - first) / step)); nth < last; nth += 1) {
    const value = values[nth];
    if (value !== undefined && !Number.isNaN(value)) yield single(first + nth * step, value);
  }
}

/** One value, published once. */
export function single(at: number, value: number): Datum {
  return { at, count: 1, sum: value, min: value, max: value, samples: [[value, 1]] };
}

function opened({ count, sum, min, max, samples }: Datum, at: number): Bucket {
  return { at, count, sum, min, max, samples: samples === null ? null : [...samples] };
}

function add(bucket: Bucket, { count, sum, min, max, samples }: Datum): void {
  bucket.count += count;
  bucket.sum += sum;
  bucket.min = Math.min(bucket.min, min);
  bucket.max = Math.max(bucket.max, max);
  if (samples === null) bucket.samples = null;
  else bucket.samples?.push(...samples);
}
