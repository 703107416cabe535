import { sql } from 'kysely';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { findChange, insertChange } from '../../src/store/changes.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/open.ts';
import { beat, liveWorkers } from '../../src/store/workers.ts';
import { child } from './child.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { change, newId, silent } from './sample.ts';

const open = (of: Partial<StoreOptions>): Promise<Store> =>
  openStore({ data: '', databaseUrl: null, log: silent, owner: 'test', works: false, ...of });

describe('on a server', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  it('several that start at once on an empty database all find it ready', async () => {
    const databaseUrl = await server.database();
    const stores = await Promise.all(
      Array.from({ length: 4 }, (_, nth) => open({ databaseUrl, works: nth % 2 === 0 })),
    );
    const made = change();
    await stores[0]?.transaction((trx) => insertChange(trx, made));
    for (const { db } of stores) expect(await findChange(db, made.id)).toEqual(made);
    await Promise.all(stores.map((store) => store.stop()));
  }, 60_000);

  it('what is there stays when it is opened again', async () => {
    const databaseUrl = await server.database();
    const made = change();
    const first = await open({ databaseUrl });
    await first.transaction((trx) => insertChange(trx, made));
    await first.stop();
    const second = await open({ databaseUrl });
    expect(await findChange(second.db, made.id)).toEqual(made);
    await second.stop();
  });

  it('a database that a newer Cooper has changed is refused, and left as it is', async () => {
    const databaseUrl = await server.database();
    const first = await open({ databaseUrl });
    await sql`insert into cooper.migration (version) values (99)`.execute(first.db);
    await first.stop();
    const refused = await open({ databaseUrl }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({
      message: expect.stringContaining('tables are at version 99, and this one knows 1.'),
    });
  });

  it('one that sends wakes another one that works', async () => {
    const databaseUrl = await server.database();
    const [bot, terminal] = [await open({ databaseUrl, works: true }), await open({ databaseUrl })];
    const worked: unknown[] = [];
    await bot.jobs.work('apply', async (data) => void worked.push(data));
    const changeId = newId();
    await terminal.transaction((trx) => terminal.jobs.send(trx, 'apply', { changeId }));
    await vi.waitFor(() => expect(worked).toEqual([{ changeId }]), 5_000);
    await Promise.all([bot.stop(), terminal.stop()]);
  }, 20_000);

  it('one that stops waits for the job that it is working, and is no worker any more', async () => {
    const databaseUrl = await server.database();
    const [bot, other] = [await open({ databaseUrl, works: true, owner: 'bot' }), await open({ databaseUrl })];
    await beat(bot.db, 'bot');
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let finished = false;
    await bot.jobs.work('apply', async () => {
      begin();
      await new Promise((resolve) => setTimeout(resolve, 500));
      finished = true;
    });
    await bot.transaction((trx) => bot.jobs.send(trx, 'apply', { changeId: 'c1' }));
    await begun;
    await bot.stop();
    expect(finished).toBe(true);
    expect(await liveWorkers(other.db, 60_000)).toEqual([]);
    await other.stop();
  }, 20_000);

  it.each<[string, (url: string) => string, string]>([
    ['nobody listens', (url) => url.replace(/:\d+\//, ':1/'), 'ECONNREFUSED'],
    ['the password is wrong', (url) => url.replace('cooper:cooper', 'cooper:hunter2'), '28P01'],
    ['there is no such database', (url) => `${url}x`, '3D000'],
    ['it is no URL', () => 'hunter2', ''],
  ])('when %s, it says so without the password', async (_why, broken, reason) => {
    const refused = await open({ databaseUrl: broken(await server.database()) }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    const { message } = refused as Refusal;
    expect(message).toContain(reason);
    expect(message).toContain('Check DATABASE_URL');
    expect(message).not.toMatch(/hunter2|:cooper@/);
  });
});

describe('in a folder', () => {
  it('is for its owner only, keeps what was committed before kill -9, and serves one process', async () => {
    const data = await mkdtemp(join(tmpdir(), 'cooper-open-'));
    const id = newId();
    await using first = child('store-holder.ts', data, id);
    expect(await first.line()).toBe('written');
    await expect(open({ data })).rejects.toThrow(
      /^Another Cooper \(.+, process \d+, since .+Z\) uses this data directory\. The embedded database serves one process\. Stop it/,
    );
    await first.end('SIGKILL');
    const store = await open({ data, works: true });
    expect(await findChange(store.db, id)).toEqual(change({ id }));
    const worked: unknown[] = [];
    await store.jobs.work('apply', async (of) => void worked.push(of));
    await vi.waitFor(() => expect(worked).toEqual([{ changeId: id }]), 10_000);
    await store.stop();
    await store.stop();
    expect(statSync(join(data, 'store')).mode & 0o777).toBe(0o700);
    await oneFailsWhileOthersWait(data);
    await rm(data, { recursive: true });
  }, 180_000);
});

/** A block of the job queue that fails is over before a transaction of ours begins. */
async function oneFailsWhileOthersWait(data: string): Promise<void> {
  await using opening = new AsyncDisposableStack();
  const { db, jobsOn } = await openEmbedded({ data, owner: 'test', lost: () => undefined }, opening);
  const failing = jobsOn.db?.executeSql('BEGIN; select 1/0; COMMIT');
  const ours = db.transaction().execute(async (trx) => (await sql`select 1 as one`.execute(trx)).rows);
  await expect(failing).rejects.toThrow('division by zero');
  expect(await ours).toEqual([{ one: 1 }]);
}
