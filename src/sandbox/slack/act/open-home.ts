import { directMessage } from '../workspace.ts';
import type { ActAnswer } from '../protocol.ts';
import { deliverEvent } from '../deliver/deliver.ts';
import { done } from './outcome.ts';
import { eventOf, viewOf } from '../payloads.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

/** Somebody opens the App Home (reference, «app_home_opened event»). */
export async function openHome(sandbox: Sandbox, user: string): Promise<ActAnswer> {
  const { state, app } = sandbox;
  if (!app.events.includes('app_home_opened')) return done;
  const view = state.views.get(state.homes.get(user) ?? '');
  const event = {
    type: 'app_home_opened',
    user,
    channel: directMessage(user).id,
    tab: 'home',
    event_ts: sandbox.newTs(),
    ...(view === undefined ? {} : { view: viewOf(sandbox, view) }),
  };
  const payload = eventOf(sandbox, event, null, newId('Ev'));
  void deliverEvent(sandbox, { type: 'events_api', payload, what: 'app_home_opened', user });
  return done;
}
