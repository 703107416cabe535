import { actorId } from '../../core/actor.ts';
import type { Change, Step } from '../../core/change.ts';
import type { SessionFor } from '../../aws/writer.ts';
import { approvalsOf } from '../../store/approvals.ts';
import type { ChangeDeps } from '../deps.ts';

/** Who stands behind a write, as CloudTrail will show it. */
export async function sessionFor(
  { store }: Pick<ChangeDeps, 'store'>,
  change: Change,
  { place, setting }: Step,
): Promise<SessionFor> {
  const approvals = await approvalsOf(store.db, change.id);
  return {
    changeId: change.id,
    requester: actorId(change.requester),
    approvers: approvals.map(({ approver }) => actorId(approver)),
    channel: change.origin.face === 'slack' ? change.origin.channel : null,
    place,
    setting,
  };
}
