import type { Logger } from 'pino';
import type { AwsFor } from '../aws/clients.ts';
import type { Writer } from '../aws/writer.ts';
import type { AuditKey } from '../core/audit-chain.ts';
import type { Store } from '../store/open.ts';
import type { Rules } from './rules/config.ts';
import type { Directory } from './rules/directory.ts';

/** Everything that the life of a change touches outside itself. */
export interface ChangeDeps {
  readonly aws: AwsFor;
  readonly writer: Writer;
  readonly store: Store;
  /** The rules of this moment: every act is decided by them anew. */
  readonly rules: () => Rules;
  readonly directory: Directory;
  readonly auditKey: AuditKey;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Of this process: who holds a lease. */
  readonly owner: string;
  readonly log: Logger;
  readonly timing: Timing;
}

/** Milliseconds. */
export interface Timing {
  /** How long a change is one process's. Renewed while it works; what is left by a dead process waits this long. */
  readonly lease: number;
  /**
   * How long reading may show the old document after a write: S3's bucket configuration is eventually consistent
   * (S3 user guide, «Amazon S3 data consistency model»), and AWS gives no bound.
   */
  readonly consistency: number;
  /** Between two readings of what was written; doubled each time up to the last. */
  readonly pollFirst: number;
  readonly pollLast: number;
  /** Between two looks for what somebody left behind. */
  readonly sweep: number;
  /** How long a card is one process's to post. Longer than the longest call to Slack: what is claimed anew is not being posted. */
  readonly posting: number;
}

/** A dead process's change is settled within a minute: lease, sweep, consistency and one more write fit into it. */
export const usualTiming: Timing = {
  lease: 10_000,
  consistency: 30_000,
  pollFirst: 500,
  pollLast: 4_000,
  sweep: 2_000,
  posting: 30_000,
};
