import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { daysAgo, minutesAgo } from '../moment.ts';
import { nobody } from '../refusals.ts';
import { type Minute, requestMetrics } from '../request-metrics.ts';
import { storageMetrics } from '../storage-metrics.ts';

const name = 'cooper-events';

/** Throttled: one prefix a day takes every write, and between 03:00 and 04:00 UTC a backfill reads against it. */
export function cooperEvents(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 400),
    metrics: [{ Id: 'EntireBucket' }],
    objects: [
      { key: 'raw/dt=2026-11-21/part-00000.json.gz', size: 5_242_880, at: minutesAgo(state, 90) },
      { key: 'raw/dt=2026-11-21/part-00001.json.gz', size: 5_242_880, at: minutesAgo(state, 60) },
    ],
  });
  requestMetrics(state, name, traffic);
  storageMetrics(state, name, {
    bytes: { StandardStorage: (days) => 6.1e12 - days * 2.2e10 },
    objects: (days) => 1_190_000 - days * 4_300,
  });
  state.denials.push(nobody(name));
}

function traffic(hour: number): Minute {
  const backfill = hour >= 3 && hour < 4;
  const day = 0.6 + 0.4 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);
  return {
    gets: 24_000 * day + (backfill ? 290_000 : 0),
    puts: 61_000 * day,
    clientErrors: 0.002,
    serverErrors: backfill ? 0.031 : 0.00002,
    firstByte: backfill ? [61, 2_140] : [23, 118],
  };
}
