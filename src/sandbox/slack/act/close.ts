import type { Act, ActAnswer } from '../protocol.ts';
import { closeFrom, dropModals } from '../modals.ts';
import { done, refused } from './outcome.ts';
import { interaction, viewOf } from '../payloads.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredView } from '../state.ts';

/** A modal is closed by its Cancel button or its cross; with `clear_on_close` those beneath it close too. */
export async function close(sandbox: Sandbox, { as: user, viewId }: Extract<Act, { do: 'close' }>): Promise<ActAnswer> {
  const view = sandbox.state.views.get(viewId);
  if (view === undefined || view.user !== user || view.type !== 'modal') return refused('view_not_found');
  const clears = view.sent['clear_on_close'] === true;
  const closed = clears ? dropModals(sandbox, user) : closeFrom(sandbox, user, viewId);
  tellClosed(sandbox, user, closed, clears);
  return done;
}

/** Only views that asked for it with `notify_on_close`; the app's acknowledgement changes nothing any more. */
export function tellClosed(sandbox: Sandbox, user: string, views: readonly StoredView[], isCleared: boolean): void {
  for (const view of views.filter(({ sent }) => sent['notify_on_close'] === true)) {
    const payload = {
      ...interaction(sandbox, 'view_closed', user),
      view: viewOf(sandbox, view),
      is_cleared: isCleared,
    };
    void deliver(sandbox, { type: 'interactive', payload, what: 'view_closed', user });
  }
}
