import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../core/errors.ts';
import { words } from '../core/words.ts';
import { beatMs, createNext, forgetBelow, type Held, newest, release } from './lock-files.ts';

/** Milliseconds without a heartbeat after which a holder is taken for dead. */
const staleMs = 10_000;

/** One holder of a folder, among processes on this machine and on others that share the folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process: the embedded database does not lock its own. Throws a `Refusal` when a living Cooper
 * has it, which shows within two or three heartbeats; one that does not move is waited for until it is stale. A process
 * id alone proves nothing: in containers everybody is number 1.
 *
 * `lost` is called when another process took the folder over, because this one stood still for so long. It must not
 * write any more.
 */
export async function lockFolder(
  folder: string,
  { owner, lost }: { readonly owner: string; readonly lost: () => void },
): Promise<FolderLock> {
  const holder = { host: hostname(), pid: process.pid, since: new Date().toISOString(), owner, token: randomUUID() };
  for (;;) {
    const last = await takeable(folder);
    const path = createNext(folder, last, holder);
    // Somebody else was first with this number, or with a later one.
    if (path === null) continue;
    forgetBelow(folder, last + 1);
    const heart = new Worker(new URL('./heartbeat.ts', import.meta.url), { workerData: { folder, number: last + 1 } });
    heart.unref();
    heart.once('message', lost);
    heart.once('error', lost);
    return {
      release: async () => {
        heart.removeAllListeners();
        await heart.terminate();
        release(path, holder);
      },
    };
  }
}

/** The number of the newest lock, once nobody holds it; 0 when there is none. Throws when its holder lives. */
async function takeable(folder: string): Promise<number> {
  const first = newest(folder);
  const began = performance.now();
  for (;;) {
    const held = newest(folder);
    if (first === null || held === null || held.released) return held?.number ?? 0;
    if (held.number !== first.number || held.beat !== first.beat) throw taken(held);
    if (isStale(held, performance.now() - began)) return held.number;
    await sleep(100);
  }
}

/**
 * `watched`: for how long it has not moved before our eyes. Its age alone is not enough: clocks of two machines differ,
 * and a machine that slept needs a moment to beat again.
 */
const isStale = ({ beat }: Held, watched: number): boolean =>
  watched > staleMs || (watched > 2 * beatMs && Date.now() - beat > staleMs);

const taken = ({ host, pid, since }: Held): Refusal =>
  new Refusal(
    words`Another Cooper (${host}, process ${pid}, since ${since}) uses this data directory. The embedded database serves one process.`,
    words`Stop it, choose another directory, or set DATABASE_URL to share a PostgreSQL server.`,
  );
