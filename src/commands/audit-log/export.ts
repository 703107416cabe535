import { actorId } from '../../core/actor.ts';
import type { AuditHead, AuditRow } from '../../core/audit-chain.ts';
import { canonical } from '../../core/canonical.ts';
import { csvLine } from '../../core/csv.ts';

export type ExportFormat = 'jsonl' | 'csv';

const columns = ['seq', 'at', 'actor', 'team', 'channel', 'event', 'change', 'payload', 'prev_hash', 'hash', 'mac'];

/**
 * The log as text, a line at a time with its end: each row, then the head, without which a cut tail would not show. JSON
 * lines can be verified again; comma-separated values are for people, and no cell of theirs runs as a formula.
 */
export async function* exportAudit(
  rows: AsyncIterable<AuditRow>,
  head: AuditHead | null,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns);
  for await (const row of rows) {
    // What was written meanwhile belongs to the next export.
    if (row.seq > (head?.seq ?? 0)) break;
    yield format === 'csv' ? csvRow(row) : `${canonical(row)}\n`;
  }
  yield format === 'csv' ? csvHead(head) : `${canonical({ head })}\n`;
}

function csvRow({ seq, at, actor, team, channel, event, changeId, payload, prevHash, hash }: AuditRow): string {
  return csvLine([seq, at, actorId(actor), team, channel, event, changeId, canonical(payload), prevHash, hash, null]);
}

const csvHead = (head: AuditHead | null): string =>
  csvLine([head?.seq ?? 0, null, null, null, null, 'head', null, null, null, head?.hash ?? null, head?.mac ?? null]);
