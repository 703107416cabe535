import { type CheckpointKeys, compareCheckpoint } from '../../changes/checkpoint/checkpoint.ts';
import { type Verified, verifyChain } from '../../core/audit-chain.ts';
import type { Report } from '../../core/report.ts';
import type { ReadExport } from './read-export.ts';
import { auditReport } from './report.ts';

export interface Verifying extends CheckpointKeys {
  /** The text of a checkpoint; null where there is none. */
  readonly checkpoint: string | null;
  readonly asked: string;
  readonly at: Date;
}

/** Judges a log, read from wherever. Pure. */
export function verifyLog(log: ReadExport, { checkpoint, asked, at, ...keys }: Verifying): Report {
  const { rows, head, fault } = log;
  const byNumber = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const compared = checkpoint === null ? null : compareCheckpoint(checkpoint, (seq) => byNumber.get(seq) ?? null, keys);
  return auditReport({
    rows,
    head,
    verified: fault === null ? verifyChain(rows, head, keys.auditKey) : broken(fault),
    compared,
    asked,
    at,
  });
}

const broken = (because: string): Verified => ({ is: 'broken', at: null, because });
