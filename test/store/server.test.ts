import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { startPostgres } from './postgres.ts';
import { silent } from './sample.ts';

const stack = new AsyncDisposableStack();
let databaseUrl: string;
let store: Store;
let other: pg.Client;

beforeAll(async () => {
  const server = await startPostgres();
  stack.defer(() => server.stop());
  databaseUrl = await server.database();
  store = await openStore({ data: '', databaseUrl, log: silent, owner: 'test', works: false });
  stack.defer(() => store.stop());
  other = new pg.Client(databaseUrl);
  await other.connect();
  stack.defer(() => other.end());
}, 120_000);
afterAll(() => stack.disposeAsync(), 60_000);

it('a connection that breaks between two statements fails its transaction, and nothing else', async () => {
  const broken = store.transaction(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // The server's farewell comes while no statement waits for an answer.
    await sleep(100);
    await sql`select 1`.execute(trx);
  });
  await expect(broken).rejects.toThrow(/terminat|not queryable|closed/i);
  expect((await sql<{ one: number }>`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
});

it('connections that break again and again, of the job queue too, end no process', async () => {
  const bot = await openStore({ data: '', databaseUrl, log: silent, owner: 'bot', works: true });
  const worked: unknown[] = [];
  await bot.jobs.work('apply', async (data) => void worked.push(data));
  for (let nth = 0; nth < 10; nth += 1) {
    const sent = Promise.allSettled(
      Array.from({ length: 2 }, (_none, one) =>
        bot.transaction((trx) => bot.jobs.send(trx, 'apply', { changeId: `c${nth}-${one}` })),
      ),
    );
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await sent;
  }
  // What nobody listened to would be an unhandled error by now, which fails the run; and jobs go on.
  await bot.transaction((trx) => bot.jobs.send(trx, 'apply', { changeId: 'last' }));
  await vi.waitFor(() => expect(worked).toContainEqual({ changeId: 'last' }), 40_000);
  await bot.stop();
}, 60_000);
