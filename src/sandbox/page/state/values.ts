import type { Block, StateValues } from '../../slack/protocol.ts';
import { isRecord, type Json, list, own, record, records, string } from '../json.ts';

/**
 * What the inputs of some blocks hold before anybody touched them, as Slack's `state.values`
 * (docs.slack.dev, «view_submission payload»): block_id → action_id → value.
 */
export function initialValues(blocks: readonly Block[]): StateValues {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, element } of inputs(blocks)) {
    const id = string(block['block_id']);
    values[id] = { ...values[id], [string(element['action_id'])]: initialValue(element) };
  }
  return values;
}

/** Only the inputs that are there now, each with what was typed or else its initial value. */
export function currentValues(blocks: readonly Block[], typed: StateValues): StateValues {
  const initial = Object.entries(initialValues(blocks));
  return Object.fromEntries(
    initial.map(([block, actions]) => [
      block,
      Object.fromEntries(
        Object.entries(actions).map(([action, value]) => [action, own(own(typed, block) ?? {}, action) ?? value]),
      ),
    ]),
  );
}

export function withValue(values: StateValues, block: string, action: string, value: Json): StateValues {
  return { ...values, [block]: { ...own(values, block), [action]: value } };
}

const startings: Readonly<Record<string, (element: Json) => Json>> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: (element) => ({ rich_text_value: element['initial_value'] ?? null }),
  static_select: one,
  external_select: one,
  radio_buttons: one,
  multi_static_select: several,
  multi_external_select: several,
  checkboxes: several,
  users_select: (element) => ({ selected_user: element['initial_user'] ?? null }),
  conversations_select: (element) => ({ selected_conversation: element['initial_conversation'] ?? null }),
  channels_select: (element) => ({ selected_channel: element['initial_channel'] ?? null }),
  multi_users_select: (element) => ({ selected_users: list(element['initial_users']) }),
  multi_conversations_select: (element) => ({ selected_conversations: list(element['initial_conversations']) }),
  multi_channels_select: (element) => ({ selected_channels: list(element['initial_channels']) }),
  datepicker: (element) => ({ selected_date: element['initial_date'] ?? null }),
  timepicker: (element) => ({ selected_time: element['initial_time'] ?? null }),
  datetimepicker: (element) => ({ selected_date_time: element['initial_date_time'] ?? null }),
  file_input: () => ({ files: [] }),
};

function text(element: Json): Json {
  const value = element['initial_value'];
  return { value: value === undefined || value === '' ? null : value };
}

function one(element: Json): Json {
  return { selected_option: isRecord(element['initial_option']) ? element['initial_option'] : null };
}

function several(element: Json): Json {
  return { selected_options: records(element['initial_options']) };
}

export function initialValue(element: Json): Json {
  const start = own(startings, element['type']);
  return { type: string(element['type']), ...start?.(element) };
}

interface Input {
  readonly block: Json;
  readonly element: Json;
}

function inputs(blocks: readonly Json[]): readonly Input[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block)
      .filter((element) => own(startings, element['type']) !== undefined)
      .map((element) => ({ block, element })),
    ...inputs(records(block['child_blocks'])),
  ]);
}

function elementsOf(block: Json): readonly Json[] {
  switch (block['type']) {
    case 'input':
      return [record(block['element'])];
    case 'section':
      return [record(block['accessory'])];
    case 'actions':
      return records(block['elements']);
    default:
      return [];
  }
}
