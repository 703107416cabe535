import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { auditHead, auditRows } from '../store/audit.ts';
import type { Db } from '../store/open.ts';
import { type AuditSource, snapshotOf } from './audit-log/source.ts';
import { verifyLog } from './audit-log/verify.ts';
import { auditUsage, auditWishOf } from './audit-log/wish.ts';
import { changingOf } from './changing.ts';
import type { Command } from './command.ts';

/** The audit log in the store; so many rows at once. */
export const storedLog = (db: Db, most = 1_000): AuditSource => ({
  head: () => auditHead(db),
  rows: (from) => auditRows(db, from, most),
});

/** Is the audit log what was written? Files and exports are for a terminal, which has its own way in. */
export const auditLog: Command = {
  name: 'audit-log',
  usage: auditUsage,
  summary: 'Is the log of what was asked, approved and done whole? In a terminal: export it.',
  examples: ['audit-log verify', 'audit-log verify log.jsonl --checkpoint 000000000412-9f86d081884c7d65.json'],

  async run(deps, typed) {
    const wish = auditWishOf(typed);
    if (wish.does === 'export' || wish.file !== null || wish.checkpoint !== null || wish.publicKey !== null)
      throw terminalOnly(typed);
    const { store, auditKey } = await changingOf(deps);
    const log = { ...(await snapshotOf(storedLog(store.db))), fault: null };
    return verifyLog(log, { auditKey, checkpoint: null, publicKey: null, asked: typed.trim(), at: deps.now() });
  },
};

const terminalOnly = (typed: string): Refusal =>
  new Refusal(
    words`Files are read and written in a terminal only.`,
    words`There, ask ${code(`cooper audit-log ${typed.trim()}`)}. Here, ${code('audit-log verify')} looks at the log itself.`,
  );
