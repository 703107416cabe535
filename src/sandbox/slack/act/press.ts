import type { Act, ActAnswer } from '../protocol.ts';
import { done, failure, refused } from './outcome.ts';
import { elementIn, placeOf } from './container.ts';
import { interaction, viewOf } from '../payloads.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Dict } from '../json.ts';
import type { Element } from '../elements-of.ts';
import { newTrigger } from '../triggers.ts';
import type { Sandbox } from '../sandbox.ts';
import { stateValues } from '../state-values.ts';

type Press = Extract<Act, { do: 'press' }>;

/** A button is pressed, an option chosen (reference, «block_actions payload»). */
export async function press(sandbox: Sandbox, act: Press): Promise<ActAnswer> {
  const { as: user, container, action } = act;
  const place = placeOf(sandbox, container, user);
  if (place === null) return refused('container_not_found');
  const found = elementIn(place, action['block_id'], action['action_id']);
  if (found === null) return refused('action_not_found');
  const values = stateValues(place.blocks, act.state);
  const view = place.view === null ? null : { ...place.view, state: values };
  if (view !== null) sandbox.state.views.set(view.id, view);
  const payload = {
    ...interaction(sandbox, 'block_actions', user),
    ...place.payload,
    ...(view === null ? { state: { values } } : { view: viewOf(sandbox, view) }),
    trigger_id: newTrigger(sandbox, user, view?.id ?? null),
    ...place.responseUrl(),
    actions: [actionOf(found, action, sandbox.newTs())],
  };
  const ack = await deliver(sandbox, { type: 'interactive', payload, what: 'block_actions', user });
  const failed = failure(ack);
  return failed === null ? done : refused(failed);
}

/** What the client sends of the element; a button's text and value are those that the app gave it. */
function actionOf({ element, blockId, actionId }: Element, action: Dict, ts: string): Dict {
  const { type, text, value, style, url, icon, placeholder } = element;
  const own = Object.entries({ text, value, style, url, icon, placeholder }).filter(([, each]) => each !== undefined);
  return { ...action, ...Object.fromEntries(own), type, action_id: actionId, block_id: blockId, action_ts: ts };
}
