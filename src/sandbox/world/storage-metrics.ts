import { series } from '../aws/services/cloudwatch/seed.ts';
import type { Datum } from '../aws/services/cloudwatch/state.ts';
import type { State } from '../aws/state.ts';
import { caskworks, region } from './accounts.ts';

const day = 86_400_000;

/** Bytes on day `nth` before today; S3 publishes one value a day, dated midnight, about a day late. */
type Bytes = (daysAgo: number) => number;

/** BucketSizeBytes for each storage type, and NumberOfObjects (CloudWatch metrics of S3, «Storage metrics»). */
export function storageMetrics(
  state: State,
  bucket: string,
  { bytes, objects }: { readonly bytes: Readonly<Record<string, Bytes>>; readonly objects: Bytes },
): void {
  const today = Math.floor(state.clock().getTime() / day) * day;
  const daily = (value: Bytes) => ({
    is: 'function' as const,
    *points(start: number, end: number): Iterable<Datum> {
      for (let at = Math.ceil(start / day) * day; at < Math.min(end, today); at += day) {
        const now = value((today - at) / day);
        yield { at, count: 1, sum: now, min: now, max: now, samples: null };
      }
    },
  });
  const of = { account: caskworks, region };
  for (const [StorageType, size] of Object.entries(bytes))
    series(state, {
      ...of,
      metric: 'BucketSizeBytes',
      unit: 'Bytes',
      dimensions: { BucketName: bucket, StorageType },
      source: daily(size),
    });
  series(state, {
    ...of,
    metric: 'NumberOfObjects',
    unit: 'Count',
    dimensions: { BucketName: bucket, StorageType: 'AllStorageTypes' },
    source: daily(objects),
  });
}
