import { type Dict, dictOr, listOr } from './json.ts';
import { type Element, elementsOf } from './elements-of.ts';

/** The key under which `state.values` keeps what each kind of element holds (reference, «View submission»). */
const keys: Readonly<Record<string, { readonly key: string; readonly initial?: string; readonly empty: unknown }>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  file_input: { key: 'files', empty: [] },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
};

/** `state.values` of these blocks: what was given, else what was there at first, else empty; only of what is there. */
export function stateValues(blocks: readonly unknown[], given: Dict): Dict {
  const values: Record<string, Record<string, unknown>> = {};
  for (const each of elementsOf(blocks)) {
    const value = stateOf(each, dictOr(dictOr(given[each.blockId])[each.actionId]));
    if (value !== null) values[each.blockId] = { ...values[each.blockId], [each.actionId]: value };
  }
  return values;
}

/** The `block_id`s of required inputs that are empty: Slack's own client refuses to submit then. */
export function missingInputs(blocks: readonly unknown[], values: Dict): readonly string[] {
  return elementsOf(blocks).flatMap(({ input, element, blockId, actionId }) => {
    const { key = '' } = keys[String(element['type'])] ?? {};
    const value = dictOr(dictOr(values[blockId])[actionId])[key];
    const isEmpty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return input !== null && input['optional'] !== true && isEmpty ? [blockId] : [];
  });
}

function stateOf({ element }: Element, given: Dict): Dict | null {
  const type = String(element['type']);
  const kind = keys[type];
  if (kind === undefined) return null;
  const initial = kind.initial === undefined ? undefined : element[kind.initial];
  const value = given[kind.key] !== undefined ? given[kind.key] : (initial ?? kind.empty);
  return { type, [kind.key]: Array.isArray(kind.empty) ? listOr(value) : value };
}
