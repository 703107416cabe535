import { median } from './median.ts';

const rounds = 7;
const roundMs = 300;

/**
 * How many a second, on one core: the median of several rounds, after one that warms up. The seconds are the processor's,
 * of all threads of this process together, so a busy machine changes little and garbage collection counts in full.
 */
export async function perSecond<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  await round(items, work);
  const rates: number[] = [];
  for (let nth = 0; nth < rounds; nth += 1) rates.push(await round(items, work));
  return median(rates);
}

/** Always whole passes over all items, so that every round does the same. Awaits only what is a promise. */
async function round<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  const started = process.cpuUsage();
  let done = 0;
  let elapsed = 0;
  do {
    for (const item of items) {
      const result = work(item);
      if (result instanceof Promise) await result;
    }
    done += items.length;
    elapsed = spentMs(started);
  } while (elapsed < roundMs);
  return (done / elapsed) * 1000;
}

function spentMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
