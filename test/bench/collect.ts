import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { awsFor } from '../../src/aws/clients.ts';
import { collect } from '../../src/aws/collect.ts';
import { settings } from '../../src/aws/settings/index.ts';
import { target } from '../../src/core/target.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

const latencyMs = 50;
const rounds = 7;
const bar = { atMost: 2.5 };

/**
 * How long a bucket's whole configuration takes, in slowest single calls: 1 would be perfect, 2 is what it can be, as
 * the account's own setting has to wait for the caller's identity. Measured against the local AWS, which waits
 * 50 ms before each answer; medians, after one round that warms the connections up.
 */
export async function benchCollect(): Promise<readonly Row[]> {
  const server = new Worker(new URL('server.ts', import.meta.url), { workerData: { latencyMs } });
  const [endpoint] = (await once(server, 'message')) as [string];
  // The local AWS takes an account's number as the key of its administrator.
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'secret' };
  const aws = awsFor({ endpoint, region: 'us-east-1', credentials });
  const logs = target({ bucket: 'logs' });
  const names = settings.map(({ name }) => name);
  const clients = aws({ account: null, region: null, role: 'read' });

  const writers = aws({ account: null, region: null, role: 'write' });
  await writers.s3.send(new CreateBucketCommand({ Bucket: logs.bucket }));

  const together = await medianMs(async () => whole(await collect(aws, logs, names, new Date())));
  const alone: number[] = [];
  for (const setting of settings.filter(({ after }) => after === undefined))
    alone.push(await medianMs(() => setting.read(clients, logs, {})));
  aws.dispose();
  await server.terminate();

  const slowest = Math.max(...alone);
  const sequential = alone.reduce((sum, ms) => sum + ms, 0);
  return [
    { what: 'whole configuration, in slowest single calls', value: together / slowest, bar },
    { what: 'one call after the other, in slowest single calls', value: sequential / slowest, bar: null },
    { what: 'whole configuration, ms', value: together, bar: null },
    { what: 'slowest single call, ms', value: slowest, bar: null },
  ];
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** A reading that failed would be quick for the wrong reason. */
function whole({ reads }: Awaited<ReturnType<typeof collect>>): void {
  const missing = Object.entries(reads).filter(([, { is }]) => is !== 'known' && is !== 'absent');
  if (missing.length > 0) throw new Error(`not read: ${JSON.stringify(missing)}`);
}
