import { findChange } from '../../store/changes.ts';
import { takeLease } from '../../store/leases.ts';
import type { ChangeDeps } from '../deps.ts';
import { claim } from './claim.ts';
import { drive } from './drive.ts';

type Later = { readonly laterMs: number } | null;

/** Applies a change if it may be applied now; else says in how many milliseconds to ask again, null where it is over. */
export async function apply(deps: ChangeDeps, id: string): Promise<Later> {
  const change = await findChange(deps.store.db, id);
  if (change === null) return null;
  const claimed = await claim(deps, change);
  if (claimed.is === 'over') return null;
  if (claimed.is === 'later') {
    deps.log.info({ change: id, why: claimed.why, inMs: claimed.inMs }, 'a change is not applied yet');
    return { laterMs: claimed.inMs };
  }
  return driven(deps, id, { fence: claimed.fence, takenOver: false });
}

/** Goes on with what somebody left behind, if nobody else does. */
export async function takeOver(deps: ChangeDeps, id: string): Promise<Later> {
  const fence = await deps.store.transaction((trx) => takeLease(trx, id, deps.owner, deps.timing.lease));
  if (fence === null) return null;
  deps.log.warn({ change: id }, 'goes on with a change that was left behind');
  return driven(deps, id, { fence, takenOver: true });
}

async function driven(deps: ChangeDeps, id: string, of: Parameters<typeof drive>[2]): Promise<Later> {
  return (await drive(deps, id, of)) === 'claim anew' ? apply(deps, id) : null;
}
