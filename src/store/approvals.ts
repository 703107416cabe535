import type { Approval } from '../core/change.ts';
import type { Db, Trx } from './tables.ts';

/** False: this person has approved this digest of this change already. */
export async function addApproval(trx: Trx, changeId: string, approval: Approval): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added = 0n } = await trx
    .insertInto('approval')
    .values({
      change_id: changeId,
      digest: approval.digest,
      person: approval.person,
      approver: JSON.stringify(approval.approver),
      at: approval.at,
      from_change: approval.from,
    })
    .onConflict((conflict) => conflict.columns(['change_id', 'digest', 'person']).doNothing())
    .executeTakeFirst();
  return added > 0n;
}

/** Oldest first. */
export async function approvalsOf(db: Db, changeId: string): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('change_id', '=', changeId)
    .orderBy('at')
    .orderBy('seq')
    .execute();
  return rows.map(({ approver, person, digest, at, from_change: from }) => ({
    approver,
    person,
    digest,
    at: at.toISOString(),
    from,
  }));
}
