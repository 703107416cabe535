import type { KeyObject } from 'node:crypto';
import { writeCheckpoint } from '../../aws/checkpoint.ts';
import { placeOf } from '../../aws/read-place.ts';
import { plain } from '../../core/words.ts';
import { target } from '../../core/target.ts';
import { auditHead } from '../../store/audit.ts';
import type { ChangeDeps } from '../deps.ts';
import { checkpointOf } from './checkpoint.ts';

/** Where checkpoints of the audit log are kept. */
export interface CheckpointPlan {
  readonly bucket: string;
  /** Ed25519; null: they carry only the MAC of the log's head. */
  readonly privateKey: KeyObject | null;
}

/** Every hour, and when the process starts. What can't be written is in the log, and tried again the next hour. */
export async function keepCheckpoints(deps: ChangeDeps, plan: CheckpointPlan): Promise<void> {
  const { jobs } = deps.store;
  await jobs.work('checkpoint', () => checkpointNow(deps, plan));
  await jobs.schedule('checkpoint', '0 * * * *', 'UTC');
  await checkpointNow(deps, plan).catch((err: unknown) => deps.log.error({ err }, 'no checkpoint could be written'));
}

/** One checkpoint of where the log ends now; none while nothing has happened since the last. Throws what AWS refuses with. */
export async function checkpointNow(deps: ChangeDeps, { bucket, privateKey }: CheckpointPlan): Promise<void> {
  const head = await auditHead(deps.store.db);
  if (head === null) return;
  const placed = await placeOf(deps.aws, target({ bucket }), deps.now());
  if (placed.is === 'unknown') throw new Error(`no checkpoint is written to ${bucket}: ${plain(placed.because)}`);
  const { account, region } = placed.place;
  const { s3 } = deps.aws({ account, region, role: 'write' });
  const checkpoint = checkpointOf(head, deps.now(), privateKey);
  const wrote = await writeCheckpoint(s3, { bucket, account }, checkpoint);
  deps.log.info({ wrote, seq: head.seq, key: checkpoint.key }, 'a checkpoint of the audit log is kept');
}
