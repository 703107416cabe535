import { awsFor } from '../../src/aws/clients.ts';
import { collect } from '../../src/aws/collect.ts';
import { settings } from '../../src/aws/settings/index.ts';
import type { FactName } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { healthy } from '../aws/healthy.ts';
import { account } from '../aws/reads.ts';
import { startStub } from '../aws/stub.ts';
import type { Row } from './row.ts';

const latencyMs = 50;
const rounds = 5;
const bar = 2.5;

/**
 * How long a bucket's whole configuration takes, in slowest single calls: 1 would be perfect. Measured against a server
 * that waits 50 ms before each answer, best of five rounds, after one that warms the connections up.
 */
export async function benchCollect(): Promise<readonly Row[]> {
  await using stub = await startStub((asked) => {
    const answer = healthy(asked);
    return typeof answer === 'string' ? answer : { ...answer, delayMs: latencyMs };
  });
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
  const aws = awsFor({ endpoint: stub.endpoint, region: 'us-east-1', credentials });
  const logs = target({ bucket: 'logs', account });
  const read = (names: readonly FactName[]) => timed(async () => whole(await collect(aws, logs, names, new Date())));
  const names = settings.map(({ name }) => name);

  await read(names);
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const together = await read(names);
    best = Math.min(best, together);
  }
  const alone: number[] = [];
  for (const { name, read: one } of settings.filter(({ after }) => after === undefined))
    alone.push(await timed(() => one(aws({ account: null, region: null, role: 'read' }), logs, {}), name));
  aws.dispose();

  const slowest = Math.max(...alone);
  const sequential = alone.reduce((sum, ms) => sum + ms, 0);
  return [
    { what: 'whole configuration, slowest single call = 1', value: best / slowest, bar },
    { what: 'one call after the other, slowest single call = 1', value: sequential / slowest, bar: null },
    { what: 'whole configuration, ms', value: best, bar: null },
    { what: 'slowest single call, ms', value: slowest, bar: null },
  ];
}

async function timed(work: () => Promise<unknown>, _name?: string): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A reading that failed would be quick for the wrong reason. */
function whole({ reads }: Awaited<ReturnType<typeof collect>>): void {
  const missing = Object.entries(reads).filter(([, { is }]) => is !== 'known');
  if (missing.length > 0) throw new Error(`not read: ${JSON.stringify(missing)}`);
}
