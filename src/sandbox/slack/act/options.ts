import type { Act, ActAnswer } from '../protocol.ts';
import { type Dict, dictOr, dictsOf } from '../json.ts';
import { elementIn, placeOf } from './container.ts';
import { failure, refused } from './outcome.ts';
import { optionGroups, options as optionList } from '../validate/options.ts';
import { deliver } from '../deliver/deliver.ts';
import { interaction } from '../payloads.ts';
import type { Sandbox } from '../sandbox.ts';

type Options = Extract<Act, { do: 'options' }>;

/** Somebody types into an external select (reference, «block_suggestion payload»). Fewer letters than it wants ask nothing. */
export async function options(sandbox: Sandbox, act: Options): Promise<ActAnswer> {
  const { as: user, container, blockId, actionId, value } = act;
  const place = placeOf(sandbox, container, user);
  if (place === null) return refused('container_not_found');
  const found = elementIn(place, blockId, actionId);
  if (found === null) return refused('action_not_found');
  if (value.length < Number(found.element['min_query_length'] ?? 3)) return { ok: true, options: [] };
  const payload = {
    ...interaction(sandbox, 'block_suggestion', user),
    ...place.payload,
    action_id: actionId,
    block_id: blockId,
    value,
  };
  const ack = await deliver(sandbox, { type: 'interactive', payload, what: 'block_suggestion', user });
  if (ack.is !== 'acked') return refused(failure(ack) ?? '');
  return offered(dictOr(ack.body));
}

/** Empty or invalid lists are refused: in Slack the person would see «Loading…» for ever. */
function offered(answer: Dict): ActAnswer {
  const { options: plain, option_groups: groups } = answer;
  const at = { pointer: '', surface: 'modal' } as const;
  const faults = groups === undefined ? optionList(plain, at) : optionGroups(groups, at);
  if (faults.length > 0) return refused('invalid_options');
  return {
    ok: true,
    options: groups === undefined ? dictsOf(plain) : dictsOf(groups).flatMap((each) => dictsOf(each['options'])),
  };
}
