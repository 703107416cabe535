import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChange } from '../../src/store/changes.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { audit } from './contract/audit.ts';
import { changes } from './contract/changes.ts';
import { jobs } from './contract/jobs.ts';
import { forgetting } from './contract/forget.ts';
import { bucketLocks, leases } from './contract/leases.ts';
import { openChanges } from './contract/open-on.ts';
import { cards, notes } from './contract/outbox.ts';
import { approvals, deliveries, lockdowns, nonces, workers } from './contract/people.ts';
import { startPostgres } from './postgres.ts';
import { silent } from './sample.ts';

const parts: Readonly<Record<string, (store: () => Store) => void>> = {
  // First: changes that came without their events would make it look taken away.
  'the audit log': audit,
  changes,
  'open changes': openChanges,
  leases,
  'bucket locks': bucketLocks,
  approvals,
  nonces,
  deliveries,
  lockdowns,
  workers,
  cards,
  notes,
  'what is forgotten': forgetting,
  jobs,
};

/** What every store promises. */
function contract(store: () => Store): void {
  describe.each(Object.entries(parts))('%s', (_name, part) => {
    part(store);
  });

  it('reads counts, moments and documents as the same types', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select count(*) as n, 9007199254740991::bigint as big, '2026-11-29T10:00:00.5+02'::timestamptz as at,
        '{"a":[1]}'::json as doc, '{"a":[1]}'::jsonb as docb, true as yes, null as nothing, 1.5::float8 as float`.execute(
      store().db,
    );
    expect(rows).toEqual([
      {
        n: 1,
        big: Number.MAX_SAFE_INTEGER,
        at: new Date('2026-11-29T08:00:00.500Z'),
        doc: { a: [1] },
        docb: { a: [1] },
        yes: true,
        nothing: null,
        float: 1.5,
      },
    ]);
    await expect(sql`select 9007199254740993::bigint`.execute(store().db)).rejects.toThrow('exactly');
  });

  it('says so at once when somebody reaches around a transaction, where the embedded database would wait for ever', async () => {
    const around = store().transaction(() => findChange(store().db, 'c1'));
    await expect(around).rejects.toThrow('only its own `trx`');
    const nested = store().transaction(() => store().transaction(async () => 1));
    await expect(nested).rejects.toThrow('inside of another one');
    let later: Promise<unknown> = Promise.resolve();
    await store().transaction(async () => {
      later = sleep(100).then(() => findChange(store().db, 'c1'));
    });
    expect(await later).toBeNull();
  });

  it('runs a transaction again that got in another one’s way, and no other', async () => {
    let runs = 0;
    const raise = (state: string) =>
      store().transaction(async (trx) => {
        runs += 1;
        if (runs < 3) await sql.raw(`do $$ begin raise exception 'no' using errcode = '${state}'; end $$`).execute(trx);
        return runs;
      });
    expect(await raise('40001')).toBe(3);
    runs = 0;
    expect(await raise('40P01')).toBe(3);
    runs = 0;
    await expect(raise('23505')).rejects.toThrow('no');
    expect(runs).toBe(1);
  });
}

describe('embedded', () => {
  let data = '';
  let store: Store;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'cooper-store-'));
    store = await openStore({ data, databaseUrl: null, log: silent, owner: 'test', works: true });
  }, 120_000);
  afterAll(async () => {
    await store?.stop();
    await rm(data, { recursive: true, force: true });
  }, 60_000);
  contract(() => store);
});

describe('on a server', () => {
  const stack = new AsyncDisposableStack();
  let store: Store;
  beforeAll(async () => {
    const server = await startPostgres();
    stack.defer(() => server.stop());
    const databaseUrl = await server.database();
    store = await openStore({ data: '', databaseUrl, log: silent, owner: 'test', works: true });
    stack.defer(() => store.stop());
  }, 120_000);
  afterAll(() => stack.disposeAsync(), 60_000);
  contract(() => store);
});
