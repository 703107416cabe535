import type { Kysely } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { Logger } from 'pino';
import { appendNoted } from './audit.ts';
import { openEmbedded } from './embedded.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { migrate } from './migrate.ts';
import { guarded } from './guard.ts';
import { codeOf, retried, whileAway } from './retry.ts';
import { openServer } from './server.ts';
import type { Tables, Trx } from './tables.ts';
import { leave } from './workers.ts';

export type { Db, Trx } from './tables.ts';

export interface StoreOptions {
  /** The folder of the embedded database. */
  readonly data: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  readonly log: Logger;
  /** Of this process: for leases, and for the lock of the folder. */
  readonly owner: string;
  /** The bot works jobs, a terminal does not. */
  readonly works: boolean;
  /** Another process took over the folder, so that nothing may be written any more. Ends this process unless said. */
  readonly lost?: () => void;
}

export interface Store {
  /** For reading outside of a transaction. Inside of one it throws: there, `trx` is the way. */
  readonly db: Kysely<Tables>;
  readonly embedded: boolean;
  /**
   * Runs `work` in one transaction, and once more, a few times, when it got in another one's way. Inside, only `trx` may
   * be used, and nothing slow may be waited for: on the embedded database everybody else waits meanwhile.
   */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  readonly jobs: Jobs;
  /** Jobs first, which may take up to 20 seconds, then the database, then the lock of its folder. */
  stop(): Promise<void>;
}

/** A database that is open, and how the job queue reaches it. */
export interface Opened {
  readonly db: Kysely<Tables>;
  readonly jobsOn: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>;
}

/**
 * Opens the store, and brings its tables to this version. Throws a `Refusal` when another process has the folder, when
 * the server can't be reached (the bot tries for a minute), or when a newer Cooper has changed the tables.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, log, works } = options;
  if (databaseUrl === null || !works) return opened(options);
  // The bot starts beside its database, or while that is moved: it waits, and does not have to be started again. A person
  // in a terminal is told at once.
  return whileAway(() => opened(options), {
    ...patience,
    told: (error) => log.warn({ code: codeOf(error) }, 'the database is not there yet; trying again'),
  });
}

/** Milliseconds. */
const patience = { forMs: 60_000, pause: 1_000 };

async function opened(options: StoreOptions): Promise<Store> {
  await using opening = new AsyncDisposableStack();
  const { data, databaseUrl, log, owner, works } = options;
  const { db, jobsOn } =
    databaseUrl === null
      ? await openEmbedded({ data, owner, lost: () => ended(options) }, opening)
      : await openServer(databaseUrl, log, opening);
  await migrate(db);
  if (works) opening.defer(() => leave(db, owner));
  const started = await startJobs(jobsOn, { works, log });
  opening.defer(() => started.stop());
  const { outside, transaction } = guarded(db);
  const open = opening.move();
  return {
    db: outside,
    embedded: databaseUrl === null,
    transaction: (work) => retried(() => transaction((trx) => audited(trx, work))),
    jobs: started.jobs,
    stop: () => open.disposeAsync(),
  };
}

/** What is to stand in the audit log is written when everything else is. */
async function audited<T>(trx: Trx, work: (trx: Trx) => Promise<T>): Promise<T> {
  const result = await work(trx);
  await appendNoted(trx);
  return result;
}

/** What this process holds in memory of the database is out of date: written now, it would destroy the other's. */
function ended({ log, data, lost }: StoreOptions): void {
  log.fatal({ data }, 'another process has taken over the data directory, because this one stood still');
  if (lost === undefined) process.exit(1);
  lost();
}
