import { type ConstructorOptions, fromKysely, PgBoss, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import type { Trx } from './tables.ts';

export type QueueName = 'apply' | 'expire' | 'post' | 'sweep' | 'checkpoint';

/** A job wakes whoever works: what is to be done, the store says. It comes at least once, perhaps late, perhaps twice. */
export interface Jobs {
  /**
   * In the transaction: commits and rolls back with it. The data names what to look at, never what to write. Jobs with
   * the same key (the change's id unless said, else all of the queue) are one as long as they wait, due when the first of
   * them is.
   */
  send(
    trx: Trx,
    queue: QueueName,
    data: { readonly changeId: string } | Readonly<Record<string, never>>,
    options?: { readonly startAfter?: Date; readonly singletonKey?: string },
  ): Promise<void>;
  work(queue: QueueName, handler: (data: { readonly changeId?: string }) => Promise<void>): Promise<void>;
  /** `cron`: five fields, to the minute. What was missed while nobody ran is done once. */
  schedule(queue: QueueName, cron: string, timeZone: string): Promise<void>;
}

/**
 * Seconds. One job of a key may wait while another one runs (pg-boss, «Queues», policy `short`): what happens meanwhile
 * is not lost, and a job that died with its process holds nothing up.
 */
const usual = {
  policy: 'short',
  notify: true,
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 900,
  // Longer than the longest expiry of a change, which is a week.
  retentionSeconds: 30 * 86_400,
  deleteAfterSeconds: 86_400,
} as const satisfies Omit<Queue, 'name'>;

/** How many jobs of a queue one process works at a time. */
const atOnce: Readonly<Record<QueueName, number>> = { apply: 4, expire: 1, post: 1, sweep: 1, checkpoint: 1 };
const queues = Object.keys(atOnce) as readonly QueueName[];

/** pg-boss in a schema of its own. `works` false: it sends, and leaves the rest to others. */
export async function startJobs(
  on: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>,
  { works, log }: { readonly works: boolean; readonly log: Logger },
): Promise<{ readonly jobs: Jobs; stop(): Promise<void> }> {
  const boss = new PgBoss({
    ...on,
    schema: 'cooper_jobs',
    supervise: works,
    schedule: works,
    useListenNotify: works,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (err) => log.error({ err }, 'the job queue failed'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'));
  const stop = () => boss.stop({ graceful: true, timeout: 20_000 });
  try {
    await boss.start();
    for (const queue of queues) await boss.createQueue(queue, usual);
  } catch (error) {
    await stop().catch((err: unknown) => log.error({ err }, 'the job queue could not be stopped'));
    throw error;
  }
  return { jobs: jobsOf(boss, log), stop };
}

const jobsOf = (boss: PgBoss, log: Logger): Jobs => ({
  send: async (trx, queue, data, options = {}) => {
    const key = options.singletonKey ?? ('changeId' in data ? data.changeId : queue);
    await sendOnce(boss, trx, queue, { key, data, due: options.startAfter ?? null });
  },
  work: async (queue, handler) => {
    await boss.work<{ changeId?: string }>(
      queue,
      { localConcurrency: atOnce[queue], pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
      async (jobs) => {
        for (const { data } of jobs) {
          await handler(data ?? {}).catch((err: unknown) => {
            log.error({ err, queue, ...data }, 'a job failed, and will be tried again');
            throw err;
          });
        }
      },
    );
  },
  schedule: (queue, cron, timeZone) => boss.schedule(queue, cron, {}, { tz: timeZone, missed: 'once' }),
});

/**
 * One that waits already is enough, if it is due early enough and nobody takes it before we commit: what we wrote would
 * not be seen by it. So it is brought forward, which locks it; and when it was taken just now, we send our own.
 */
async function sendOnce(
  boss: PgBoss,
  trx: Trx,
  queue: QueueName,
  { key, data, due }: { readonly key: string; readonly data: object; readonly due: Date | null },
): Promise<void> {
  const db = fromKysely(trx);
  const options = { db, singletonKey: key, ...(due !== null && { startAfter: due }) };
  for (let nth = 0; nth < 5; nth += 1) {
    if ((await boss.send(queue, data, options)) !== null) return;
    const waiting = await boss.findJobs(queue, { db, key, queued: true });
    const first = waiting.map(({ startAfter }) => startAfter).toSorted((a, b) => a.getTime() - b.getTime())[0];
    if (first === undefined) continue;
    const mine = due ?? new Date();
    const startAfter = first < mine ? first : mine;
    const { updated } = await boss.update(queue, undefined, { db, singletonKey: key, startAfter });
    if (updated > 0) return;
  }
  throw new Error(`a job for ${queue} could not be sent: each one that waited was taken at once`);
}
