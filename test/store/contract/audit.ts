import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { chainStart, verifyChain } from '../../../src/core/audit-chain.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { appendAudit, auditHead, auditRows, wholeAudit } from '../../../src/store/audit.ts';
import type { Store } from '../../../src/store/open.ts';
import { insertChange } from '../../../src/store/changes.ts';
import { auditKey, awkward, change, event } from '../sample.ts';

export function audit(store: () => Store): void {
  const append = (of: Parameters<typeof event>[0] = {}, key: Uint8Array = auditKey) =>
    store().transaction((trx) => appendAudit(trx, key, event(of)));
  const verified = async () => {
    const { rows, head } = await wholeAudit(store().db);
    return verifyChain(rows, head, auditKey);
  };
  /** Somebody with all rights on the database. */
  const forged = async (statement: string): Promise<void> => {
    await sql.raw('alter table cooper.audit disable trigger all').execute(store().db);
    await sql.raw(statement).execute(store().db);
    await sql.raw('alter table cooper.audit enable trigger all').execute(store().db);
  };

  it('begins empty, and whole', async () => {
    expect(await auditHead(store().db)).toBeNull();
    expect(await verified()).toEqual({ is: 'whole', rows: 0, caveat: null });
  });

  it('gives rows back as they were appended, and they fit', async () => {
    const row = await append({ payload: { [awkward]: awkward, b: [1.5, null], a: true } });
    const bare = await append({ actor: { is: 'cooper' }, team: null, channel: null, changeId: null, payload: {} });
    expect(row).toMatchObject({ seq: 1, prevHash: chainStart });
    expect(bare).toMatchObject({ seq: 2, prevHash: row.hash });
    expect(await auditRows(store().db)).toEqual([row, bare]);
    expect(await auditRows(store().db, 2, 5)).toEqual([bare]);
    expect(await auditRows(store().db, 1, 1)).toEqual([row]);
    expect(await auditHead(store().db)).toMatchObject({ seq: 2, hash: bare.hash });
    expect(await verified()).toMatchObject({ is: 'whole', rows: 2 });
  });

  it('keeps a row whose channel has a character that PostgreSQL refuses', async () => {
    await append({ channel: 'C\0', changeId: 'c\0' });
    await append({ channel: 'C\ud800', changeId: '\udc00c' });
    expect(await verified()).toMatchObject({ is: 'whole' });
  });

  it('has no gaps after 20 writers at once, some of which fail', async () => {
    const before = (await auditRows(store().db)).length;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, nth) =>
        store().transaction(async (trx) => {
          await appendAudit(trx, auditKey, event({ payload: { nth } }));
          if (nth % 4 === 3) throw new Error('rolled back');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(await verified()).toMatchObject({ is: 'whole', rows: before + 15 });
  });

  it('is read whole while somebody writes', async () => {
    const writing = Promise.all(Array.from({ length: 20 }, () => append()));
    const read = await Promise.all(Array.from({ length: 10 }, verified));
    expect(read.map(({ is }) => is)).toEqual(Array.from({ length: 10 }, () => 'whole'));
    await writing;
    expect((await auditRows(store().db, 1, 100)).length).toBeGreaterThan(20);
  });

  it.each(['update cooper.audit set event = event', 'delete from cooper.audit', 'truncate cooper.audit'])(
    'can’t be changed in the database: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(store().db)).rejects.toThrow('the audit log is append-only');
      expect(await verified()).toMatchObject({ is: 'whole' });
    },
  );

  it.each([
    ['the actor', `actor = '{"is":"cooper","x":1}'`],
    ['the workspace', `team = 'T2'`],
    ['the channel', `channel = 'C9'`],
    ['the event', `event = 'change.refused'`],
    ['the change', `change_id = 'c9'`],
    ['the payload', `payload = '{"of":"d2"}'`],
    ['the spelling of the payload', `payload = (' ' || payload::text)::json`],
    ['what nobody reads of the payload', `payload = ('{"of":"d2",' || substr(payload::text, 2))::json`],
    ['the moment', `at = at + interval '1 millisecond'`],
    ['the hash', `hash = repeat('a', 64)`],
    ['the hash before', `prev_hash = repeat('a', 64)`],
    ['its number', `seq = 1000`],
  ])('shows that somebody with all rights changed %s of a row', async (_what, set) => {
    await forged('create table kept as select * from cooper.audit');
    await forged(`update cooper.audit set ${set} where seq = 3`);
    const shown = await verified();
    await forged('delete from cooper.audit');
    await forged('insert into cooper.audit select * from kept');
    await forged('drop table kept');
    expect(shown).toMatchObject({ is: 'broken', at: 3 });
    expect(await verified()).toMatchObject({ is: 'whole' });
  });

  it.each([
    ['the last row is gone', 'delete from cooper.audit where seq = (select max(seq) from cooper.audit)'],
    ['all rows are gone', 'delete from cooper.audit'],
    ['the head was moved', 'update cooper.audit_head set seq = 1'],
    ['the head was made without the key', `update cooper.audit_head set mac = repeat('a', 64)`],
    ['the head was set back to nothing', `update cooper.audit_head set seq = 0, hash = repeat('0', 64), mac = ''`],
    ['the head is gone', 'delete from cooper.audit_head'],
  ])('takes nothing more when %s', async (_what, statement) => {
    await forged('create table kept as select * from cooper.audit');
    await forged('create table kept_head as select * from cooper.audit_head');
    await forged(statement);
    const [shown, refused] = [await verified(), await append().catch((error: unknown) => error)];
    await forged('delete from cooper.audit');
    await forged('insert into cooper.audit select * from kept');
    await forged('delete from cooper.audit_head');
    await forged('insert into cooper.audit_head select * from kept_head');
    await forged('drop table kept');
    await forged('drop table kept_head');
    expect(shown).toMatchObject({ is: 'broken', at: null });
    expect(refused).toBeInstanceOf(Refusal);
    expect(await append()).toMatchObject({ event: 'change.approved' });
  });

  it('is not whole when it was begun anew beside changes that it tells nothing of', async () => {
    const before = new Date(Date.now() - 5_000).toISOString();
    await store().transaction((trx) => insertChange(trx, change({ id: 'of-before', createdAt: before })));
    expect(await verified()).toMatchObject({ is: 'broken' });
    await sql`delete from cooper.change_step where change_id = 'of-before'`.execute(store().db);
    await sql`delete from cooper.change where id = 'of-before'`.execute(store().db);
    expect(await verified()).toMatchObject({ is: 'whole' });
  });

  it('takes nothing under another key', async () => {
    await expect(append({}, Buffer.alloc(32, 8))).rejects.toThrow('cooper audit-log verify');
  });
}
