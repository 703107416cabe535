import { viewOf } from '../changes/outbox.ts';
import type { ChangeDeps } from '../changes/deps.ts';
import type { ChangeView } from '../core/change-view.ts';
import { listChanges } from '../store/changes.ts';
import { readLockdown } from '../store/lockdown.ts';

const most = 20;

/** What everybody's start page shows: changes that wait, and the latest of the others. */
export async function homeOf({ store }: ChangeDeps): Promise<{ open: readonly ChangeView[]; lockdown: boolean }> {
  const waiting = await listChanges(store.db, {
    states: ['pending', 'approved', 'applying', 'unknown', 'applied'],
    most,
  });
  const ended = await listChanges(store.db, { states: ['verified', 'failed', 'drifted', 'rejected', 'undone'], most });
  const views = await Promise.all([...waiting, ...ended].slice(0, most).map(({ id }) => viewOf(store.db, id)));
  return { open: views.filter((view) => view !== null), lockdown: (await readLockdown(store.db)) !== null };
}
