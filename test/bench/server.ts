import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { startLocalAws } from '../../src/sandbox/aws/server.ts';

/** Run as a worker: the local AWS on a thread of its own, as AWS has machines of its own, slow to answer. */
const { latencyMs } = z.object({ latencyMs: z.number() }).parse(workerData);

const { url } = await startLocalAws();
const faults = [
  { match: { operation: 'Get*' }, do: { latencyMs } },
  { match: { operation: 'List*' }, do: { latencyMs } },
];
const head = { match: { operation: 'Head*' }, do: { latencyMs } };
await fetch(`${url}/_cooper/faults`, { method: 'POST', body: JSON.stringify({ faults: [...faults, head] }) });
parentPort?.postMessage(url);
