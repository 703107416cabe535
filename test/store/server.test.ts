import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { startPostgres } from './postgres.ts';
import { silent } from './sample.ts';

const stack = new AsyncDisposableStack();
let store: Store;
let other: pg.Client;

beforeAll(async () => {
  const server = await startPostgres();
  stack.defer(() => server.stop());
  const databaseUrl = await server.database();
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
