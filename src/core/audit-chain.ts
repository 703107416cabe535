import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from './actor.ts';
import { canonical } from './canonical.ts';
import type { JsonObject } from './json.ts';

/** Something that happened and must stay known. Holds no secrets and no contents of objects. */
export interface AuditEvent {
  readonly actor: Actor;
  /** Slack's workspace and channel; null where it did not happen in Slack. */
  readonly team: string | null;
  readonly channel: string | null;
  /** What happened, in a word or two: `change.approved`. */
  readonly event: string;
  readonly changeId: string | null;
  readonly payload: JsonObject;
}

/** An event as it is stored and exported. */
export interface AuditRow extends AuditEvent {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC, to the millisecond, by the store's clock. */
  readonly at: string;
  /** The `hash` of the row before; of the first row, `chainStart`. */
  readonly prevHash: string;
  /** What `chainHash` gives. */
  readonly hash: string;
}

/** Where the log ends. Kept apart from the rows, under a key that is not in the database, so that a cut tail shows. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** What `headMac` gives. */
  readonly mac: string;
}

/** The secret of the head's MAC, 32 bytes or more. */
export type AuditKey = Uint8Array;

/** What the first row follows. */
export const chainStart = '0'.repeat(64);

/** SHA-256, in hex, of the hash of the row before and the canonical JSON of everything else that the row says. */
export function chainHash(prevHash: string, row: Omit<AuditRow, 'prevHash' | 'hash'>): string {
  const { seq, at, actor, team, channel, event, changeId, payload } = row;
  const said = canonical({ seq, at, actor, team, channel, event, changeId, payload });
  return createHash('sha256').update(prevHash).update(said).digest('hex');
}

/** HMAC-SHA256 in hex, over the place where the log ends. */
export const headMac = (key: AuditKey, { seq, hash }: Pick<AuditHead, 'seq' | 'hash'>): string =>
  createHmac('sha256', key).update(`cooper audit head ${seq} ${hash}`).digest('hex');

/** Whether this head was made by somebody who has the key. */
export function fitsMac(key: AuditKey, head: AuditHead): boolean {
  const [said, right] = [Buffer.from(head.mac), Buffer.from(headMac(key, head))];
  return said.length === right.length && timingSafeEqual(said, right);
}

export type Verified =
  | {
      readonly is: 'whole';
      readonly rows: number;
      /** What could not be vouched for all the same, in a sentence; null when nothing. */
      readonly caveat: string | null;
    }
  /** `at`: the first row that does not fit; null where it is the head that does not. */
  | { readonly is: 'broken'; readonly at: number | null; readonly because: string };

/**
 * Whether this is the whole log, as it was written: an edit, a deletion, an insertion or a swap breaks the chain, a cut
 * tail does not fit the head, and the head can't be made anew without the key.
 *
 * What only a checkpoint outside shows: an old log that was put back together with its own old head, and a store that was
 * emptied of log and changes alike.
 */
export function verifyChain(rows: Iterable<AuditRow>, head: AuditHead | null, key: AuditKey | null): Verified {
  let end = { seq: 0, hash: chainStart };
  for (const row of rows) {
    const fault = faultOf(row, end);
    if (fault !== null) return { is: 'broken', at: end.seq + 1, because: fault };
    end = { seq: row.seq, hash: row.hash };
  }
  const fault = headFault(end, head, key);
  if (fault !== null) return { is: 'broken', at: null, because: fault };
  const caveat =
    key === null
      ? "Without the key it can't be told whether rows were cut off at the end and the head replaced."
      : null;
  return { is: 'whole', rows: end.seq, caveat };
}

/** What is wrong with a row that should follow this end; null when nothing. */
function faultOf(row: AuditRow, end: { readonly seq: number; readonly hash: string }): string | null {
  const due = end.seq + 1;
  if (row.seq !== due)
    return `Row ${due} should be here, but this is row ${row.seq}: rows are missing, added or moved.`;
  if (row.prevHash !== end.hash) return `Row ${due} does not follow the row before it: one of them was replaced.`;
  if (row.hash !== chainHash(row.prevHash, row)) return `Row ${due} is not what was written: its hash does not fit.`;
  return null;
}

function headFault(
  end: { readonly seq: number; readonly hash: string },
  head: AuditHead | null,
  key: AuditKey | null,
): string | null {
  if (head === null) return end.seq === 0 ? null : 'The head is missing, so rows may have been cut off at the end.';
  if (key !== null && !fitsMac(key, head))
    return 'The head was not made with this key: it was replaced, or the key is another.';
  if (head.seq !== end.seq)
    return `The log ends at row ${end.seq}, but its head says ${head.seq}: rows were cut off or added.`;
  if (head.hash !== end.hash) return `The last row, ${end.seq}, is not the one that the head names.`;
  return null;
}
