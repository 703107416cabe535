import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import {
  type AuditEvent,
  type AuditHead,
  type AuditKey,
  type AuditRow,
  chainHash,
  fitsMac,
  headMac,
} from '../core/audit-chain.ts';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import type { JsonObject } from '../core/json.ts';
import { storable } from './storable.ts';
import type { Db, Tables, Trx } from './tables.ts';

/** What a transaction has to say, in order, until it ends. */
const noted = new WeakMap<Trx, { readonly key: AuditKey; readonly events: AuditEvent[] }>();

/**
 * Writes an event down as the last thing that its transaction does. One writer at a time, so the rows have no gaps: all
 * others wait from then on, and so that nobody waits long, or for somebody who waits for them, nothing comes after it.
 */
export function noteAudit(trx: Trx, key: AuditKey, event: AuditEvent): void {
  const { events } = noted.get(trx) ?? { events: [] };
  noted.set(trx, { key, events: [...events, event] });
}

/** What was noted in this transaction. The store calls it when its work is done. */
export async function appendNoted(trx: Trx): Promise<void> {
  const all = noted.get(trx);
  noted.delete(trx);
  if (all !== undefined) await appendAll(trx, all.key, all.events);
}

/** Writes one event down at once: only where nothing comes after it in its transaction. Throws as `appendAll` does. */
export async function appendAudit(trx: Trx, key: AuditKey, event: AuditEvent): Promise<AuditRow> {
  const [row] = await appendAll(trx, key, [event]);
  if (row === undefined) throw new Error('no row was written');
  return row;
}

/** Throws a `Refusal` when the log was changed by somebody else: nothing is added to a broken log. */
async function appendAll(trx: Trx, key: AuditKey, events: readonly AuditEvent[]): Promise<readonly AuditRow[]> {
  const head = await trx.selectFrom('audit_head').select(['seq', 'hash', 'mac']).forUpdate().executeTakeFirst();
  // In a statement of its own: the one that waited for the lock still sees the log as it was before.
  const last = await lastOf(trx);
  if (head === undefined || !isTrue(key, head, last.row)) throw broken();
  const rows = chained(head, last.now.toISOString(), events);
  const end = rows.at(-1);
  if (end === undefined) return rows;
  await trx
    .with('added', (inserting) => inserting.insertInto('audit').values(rows.map(toValues)))
    .updateTable('audit_head')
    .set({ seq: end.seq, hash: end.hash, mac: headMac(key, end) })
    .execute();
  return rows;
}

function chained(
  head: Pick<AuditHead, 'seq' | 'hash'>,
  at: string,
  events: readonly AuditEvent[],
): readonly AuditRow[] {
  let { seq, hash } = head;
  return events.map(({ actor, team, channel, event, changeId, payload }) => {
    seq += 1;
    const said = {
      seq,
      at,
      actor,
      team: storable(team),
      channel: storable(channel),
      event,
      changeId: storable(changeId),
      payload,
    };
    const row: AuditRow = { ...said, prevHash: hash, hash: chainHash(hash, said) };
    ({ hash } = row);
    return row;
  });
}

const toValues = ({ actor, payload, changeId, prevHash, ...row }: AuditRow) => ({
  ...row,
  actor: JSON.stringify(actor),
  change_id: changeId,
  payload: JSON.stringify(payload),
  prev_hash: prevHash,
});

/** The last row, if there is one, and the time, in one question: everybody else waits for the answer. */
async function lastOf(trx: Trx): Promise<{ readonly now: Date; readonly row: Pick<AuditRow, 'seq' | 'hash'> | null }> {
  const last = trx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).as('last');
  const {
    now: at,
    seq,
    hash,
  } = await trx
    .selectFrom(sql<{ readonly now: Date }>`(select clock_timestamp() as now)`.as('clock'))
    .leftJoin(last, (join) => join.onTrue())
    .select(['clock.now', 'last.seq', 'last.hash'])
    .executeTakeFirstOrThrow();
  return { now: at, row: seq === null || hash === null ? null : { seq, hash } };
}

/** The head was made with our key, and the log ends where it says. An empty log has no MAC yet, and no rows. */
function isTrue(key: AuditKey, head: AuditHead, last: Pick<AuditRow, 'seq' | 'hash'> | null): boolean {
  if (head.seq === 0) return last === null;
  return fitsMac(key, head) && last?.seq === head.seq && last.hash === head.hash;
}

const broken = (): Refusal =>
  new Refusal(
    words`The audit log does not end where Cooper left it: it was changed by somebody else, or the key is another one. Nothing is done that can't be recorded.`,
    words`Run ${code('cooper audit-log verify')} to see where it breaks, and restore the database or the key.`,
  );

/**
 * The whole log and its head as they were at one moment: read one after the other while somebody writes, they would not
 * fit. Takes about half a kilobyte of memory a row.
 */
export function wholeAudit(
  db: Kysely<Tables>,
): Promise<{ readonly rows: readonly AuditRow[]; readonly head: AuditHead | null }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const rows: AuditRow[] = [];
      for (;;) {
        const page = await auditRows(trx, (rows.at(-1)?.seq ?? -1) + 1);
        if (page.length === 0) return { rows, head: await auditHead(trx) };
        rows.push(...page);
      }
    });
}

/** In order, beginning with row `from` (1 unless said), at most `most` (1000 unless said). */
export async function auditRows(db: Db, from = 1, most = 1000): Promise<readonly AuditRow[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['seq', 'at', 'team', 'channel', 'event', 'change_id', 'prev_hash', 'hash'])
    .select([sql<string>`actor::text`.as('actor'), sql<string>`payload::text`.as('payload')])
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows.map(({ at, change_id: changeId, prev_hash: prevHash, actor, payload, ...row }) => ({
    ...row,
    at: at.toISOString(),
    actor: asWritten(actor) as AuditRow['actor'],
    changeId,
    payload: asWritten(payload),
    prevHash,
  }));
}

/** Another spelling of the same JSON, such as one with a key twice, is an edit too: then the row's hash does not fit. */
function asWritten(text: string): JsonObject {
  const value = JSON.parse(text) as JsonObject;
  return JSON.stringify(value) === text ? value : { 'not as it was written': text };
}

/**
 * Null: nothing was written yet. Each change came with its event, so a log that begins after the first change is not the
 * one that was: its head vouches for nothing, whoever made it.
 */
export async function auditHead(db: Db): Promise<AuditHead | null> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash', 'mac']).executeTakeFirst();
  if (head === undefined) return null;
  const began = db.selectFrom('audit').select('at').where('seq', '=', 1);
  const older = await db
    .selectFrom('change')
    .select('id')
    .where('created_at', '<', sql<Date>`coalesce(${began}, clock_timestamp()) - interval '1 second'`)
    .limit(1)
    .executeTakeFirst();
  if (older !== undefined) return { ...head, mac: '' };
  return head.seq === 0 ? null : head;
}
