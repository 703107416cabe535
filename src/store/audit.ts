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
import { storeNow } from './clock.ts';
import { storable } from './storable.ts';
import type { Db, Tables, Trx } from './tables.ts';

/**
 * Writes an event down, in the transaction of what happened. One writer at a time, so the rows have no gaps: call it
 * late, for everybody else waits until the transaction ends. Throws a `Refusal` when the log was changed by somebody
 * else: nothing is added to a broken log.
 */
export async function appendAudit(trx: Trx, key: AuditKey, event: AuditEvent): Promise<AuditRow> {
  const head = await trx.selectFrom('audit_head').select(['seq', 'hash', 'mac']).forUpdate().executeTakeFirst();
  if (head === undefined || !(await isTrue(trx, key, head))) throw broken();
  const { actor, team, channel, changeId, payload } = event;
  const said = {
    seq: head.seq + 1,
    at: (await storeNow(trx)).toISOString(),
    actor,
    team: storable(team),
    channel: storable(channel),
    event: event.event,
    changeId: storable(changeId),
    payload,
  };
  const row: AuditRow = { ...said, prevHash: head.hash, hash: chainHash(head.hash, said) };
  await trx
    .insertInto('audit')
    .values({
      seq: row.seq,
      at: row.at,
      actor: JSON.stringify(actor),
      team: row.team,
      channel: row.channel,
      event: row.event,
      change_id: row.changeId,
      payload: JSON.stringify(payload),
      prev_hash: row.prevHash,
      hash: row.hash,
    })
    .execute();
  await trx
    .updateTable('audit_head')
    .set({ seq: row.seq, hash: row.hash, mac: headMac(key, row) })
    .execute();
  return row;
}

/** The head was made with our key, and the log ends where it says. An empty log has no MAC yet, and no rows. */
async function isTrue(trx: Trx, key: AuditKey, head: AuditHead): Promise<boolean> {
  const last = await trx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (head.seq === 0) return last === undefined;
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
  const rows = await db.selectFrom('audit').selectAll().where('seq', '>=', from).orderBy('seq').limit(most).execute();
  return rows.map(
    ({ at, change_id: changeId, prev_hash: prevHash, seq, actor, team, channel, event, payload, hash }) => ({
      seq,
      at: at.toISOString(),
      actor,
      team,
      channel,
      event,
      changeId,
      payload,
      prevHash,
      hash,
    }),
  );
}

/** Null: nothing was written yet. */
export async function auditHead(db: Db): Promise<AuditHead | null> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash', 'mac']).executeTakeFirst();
  return head === undefined || head.seq === 0 ? null : head;
}
