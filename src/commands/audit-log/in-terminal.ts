import { checkpointKey } from '../../changes/checkpoint/checkpoint.ts';
import type { AuditKey } from '../../core/audit-chain.ts';
import { Refusal } from '../../core/errors.ts';
import type { Report } from '../../core/report.ts';
import { code, words } from '../../core/words.ts';
import { exportAudit } from './export.ts';
import { readExport, type ReadExport } from './read-export.ts';
import { type AuditSource, rowsFrom, snapshotOf } from './source.ts';
import { verifyLog } from './verify.ts';
import { type AuditWish, auditWishOf } from './wish.ts';

/** What a terminal has and Slack has not: files, and room for a whole log. */
export interface AuditDesk {
  /** The log itself; opened only when it is wanted. */
  readonly source: () => Promise<AuditSource>;
  /** The key of the log's head; null where this machine does not have it. */
  readonly key: () => AuditKey | null;
  readonly text: (path: string) => Promise<string>;
  /** The lines of a file, without their ends. */
  readonly lines: (path: string) => AsyncIterable<string>;
  readonly now: () => Date;
}

export type AuditAnswer =
  | { readonly is: 'report'; readonly report: Report }
  /** Text as it is to be printed. */
  | { readonly is: 'export'; readonly text: AsyncIterable<string> };

/** Answers `cooper audit-log …`; `typed` is what stood behind that. Throws `Refusal` where it can't be answered. */
export async function auditInTerminal(typed: string, desk: AuditDesk): Promise<AuditAnswer> {
  const wish = auditWishOf(typed);
  if (wish.does === 'verify') return { is: 'report', report: await verified(wish, typed, desk) };
  const source = await desk.source();
  return { is: 'export', text: exportAudit(rowsFrom(source, wish.from), await source.head(), wish.format) };
}

async function verified(
  { file, checkpoint, publicKey }: Extract<AuditWish, { does: 'verify' }>,
  typed: string,
  desk: AuditDesk,
): Promise<Report> {
  const given = {
    checkpoint: checkpoint === null ? null : await read(checkpoint, desk.text),
    publicKey: publicKey === null ? null : keyOf(publicKey, await read(publicKey, desk.text)),
    auditKey: desk.key(),
    asked: typed.trim(),
    at: desk.now(),
  };
  const log =
    file === null
      ? { ...(await snapshotOf(await desk.source())), fault: null }
      : whole(await read(file, (path) => readExport(desk.lines(path))));
  return verifyLog(log, given);
}

/** A part says nothing about what stands before it, which may be an honest export all the same. */
function whole(log: ReadExport): ReadExport {
  const first = log.rows[0]?.seq ?? 1;
  if (first === 1 || log.fault !== null || log.rows.some(({ seq }) => seq < first)) return log;
  throw new Refusal(
    words`This export begins at row ${first}, and only a whole log can be verified.`,
    words`Export it from the first row: ${code('cooper audit-log export')}.`,
  );
}

function keyOf(path: string, pem: string) {
  const key = checkpointKey(pem, 'public');
  if (key !== null) return key;
  throw new Refusal(
    words`${code(path)} holds no Ed25519 public key.`,
    words`Give the PEM file that ${code('openssl pkey -in private.pem -pubout')} writes.`,
  );
}

async function read<T>(path: string, how: (path: string) => Promise<T>): Promise<T> {
  try {
    return await how(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    if (why === undefined) throw error;
    throw new Refusal(words`${code(path)} could not be read: ${why}.`, words`Name a file that is there.`);
  }
}
