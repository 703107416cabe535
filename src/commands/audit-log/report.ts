import type { Compared } from '../../changes/checkpoint/checkpoint.ts';
import type { AuditHead, AuditRow, Verified } from '../../core/audit-chain.ts';
import type { Report, Section, Verdict } from '../../core/report.ts';
import { type Words, words } from '../../core/words.ts';

/** What was looked at, and what came of it. */
export interface Looked {
  readonly rows: readonly AuditRow[];
  readonly head: AuditHead | null;
  readonly verified: Verified;
  /** Null: there was no checkpoint to compare with. */
  readonly compared: Compared | null;
  /** Words of the question, for `Report.asked`. */
  readonly asked: string;
  readonly at: Date;
}

/** Whether the audit log is what was written, and on what that rests. */
export function auditReport(looked: Looked): Report {
  return {
    question: 'audit-log',
    asked: looked.asked,
    target: null,
    at: looked.at.toISOString(),
    verdict: { ...verdictOf(looked), check: null },
    warnings: [],
    sections: [whatWasRead(looked)],
    offers: [],
    unknowns: [],
  };
}

const advice =
  'Keep the database as it is for whoever looks into this, and compare it with an export or a checkpoint from before.';

function verdictOf({ rows, verified, compared }: Looked): Omit<Verdict, 'check'> {
  if (verified.is === 'broken') {
    const place = verified.at === null ? '' : ` It breaks at row ${verified.at}.`;
    return problem('Broken', words`The audit log is not what was written.${place} ${verified.because} ${advice}`);
  }
  if (compared?.is === 'rewritten')
    return problem(
      'Rewritten',
      words`The audit log was rewritten after ${utc(compared.at)}. ${compared.because} ${advice}`,
    );
  if (rows.length === 0) return { is: 'note', text: empty };
  const whole = words`${rows.length === 1 ? 'One row' : `${rows.length.toLocaleString('en-US')} rows`}, each as it was written and in its place`;
  const doubts = [verified.caveat, compared === null ? null : doubtOf(compared)].filter((doubt) => doubt !== null);
  if (doubts.length > 0) return { is: 'unknown', text: words`${whole}. But: ${doubts.join(' ')}` };
  return { is: 'ok', word: 'Whole', text: words`${whole}.${keptSince(compared)}` };
}

const problem = (word: string, text: Words) => ({ is: 'problem', word, text }) as const;

const empty = words`The audit log is empty: nothing was recorded yet. If something was, then this is another database.`;

/** What keeps a checkpoint from proving anything; null where nothing does. */
function doubtOf(compared: Exclude<Compared, { is: 'rewritten' }>): string | null {
  if (compared.is === 'no checkpoint') return `The checkpoint could not be used. ${compared.because}`;
  return compared.signed === null
    ? `The log fits the checkpoint of row ${compared.seq}, but whether that is genuine can’t be told without its key.`
    : null;
}

const keptSince = (compared: Looked['compared']): string =>
  compared?.is === 'kept' ? ` Rows 1 to ${compared.seq} are those of the checkpoint of ${utc(compared.at)}.` : '';

function whatWasRead({ rows, head }: Looked): Section {
  return {
    is: 'table',
    title: 'What was read',
    folded: true,
    columns: [
      { name: 'What', align: 'left' },
      { name: 'Value', align: 'left' },
    ],
    rows: [
      ['Rows', rows.length],
      ['First', rows[0] === undefined ? 'none' : utc(rows[0].at)],
      ['Last', rows.at(-1) === undefined ? 'none' : utc(rows.at(-1)?.at ?? '')],
      ['The head says', head === null ? 'none' : `row ${head.seq}`],
      ['Hash of the last row', head?.hash ?? 'none'],
    ],
  };
}

const utc = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
