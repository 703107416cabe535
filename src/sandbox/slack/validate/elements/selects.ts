import {
  below,
  fault,
  type Fault,
  type Fields,
  flag,
  integer,
  list,
  object,
  oneOf,
  type Place,
  type Shape,
} from '../shape.ts';
import { confirmable, focusable, id, placeholdable, type } from './common.ts';
import { option, optionGroups, options } from '../options.ts';
import type { Dict } from '../../json.ts';

const shared = { ...confirmable, ...focusable, ...placeholdable };
const several = { ...shared, max_selected_items: integer({ min: 1 }) };
const filter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});
const conversations = { default_to_current_conversation: flag, filter };

/** A list comes as `options` or as `option_groups`, never both, never neither. */
function oneList(value: Dict, at: Place): readonly Fault[] {
  const given = ['options', 'option_groups'].filter((name) => value[name] !== undefined);
  if (given.length === 1) return [];
  return fault(given.length === 0 ? at : below(at, 'options'), 'must define either `options` or `option_groups`');
}

const select = (name: string, optional: Fields['optional'], rule?: typeof oneList): Shape =>
  object({ required: type(name), optional: { ...shared, ...optional } }, rule);
const multi = (name: string, optional: Fields['optional'], rule?: typeof oneList): Shape =>
  object({ required: type(name), optional: { ...several, ...optional } }, rule);

/** Reference, «Select menu element» and «Multi-select menu element». */
export const selects: Readonly<Record<string, Shape>> = {
  static_select: select('static_select', { options, option_groups: optionGroups, initial_option: option }, oneList),
  external_select: select('external_select', { min_query_length: integer({ min: 0 }), initial_option: option }),
  users_select: select('users_select', { initial_user: id }),
  conversations_select: select('conversations_select', {
    ...conversations,
    initial_conversation: id,
    response_url_enabled: flag,
  }),
  channels_select: select('channels_select', { initial_channel: id, response_url_enabled: flag }),
  multi_static_select: multi(
    'multi_static_select',
    { options, option_groups: optionGroups, initial_options: options },
    oneList,
  ),
  multi_external_select: multi('multi_external_select', {
    min_query_length: integer({ min: 0 }),
    initial_options: options,
  }),
  multi_users_select: multi('multi_users_select', { initial_users: list(id) }),
  multi_conversations_select: multi('multi_conversations_select', {
    ...conversations,
    initial_conversations: list(id),
  }),
  multi_channels_select: multi('multi_channels_select', { initial_channels: list(id) }),
};
