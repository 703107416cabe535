import { describe, expect, it } from 'vitest';
import { currentValues, initialValues, withValue } from '../../../../src/sandbox/page/state/values.ts';

const option = { text: { type: 'plain_text', text: 'A' }, value: 'a' };
const input = (element: object) => [{ type: 'input', block_id: 'b', element: { action_id: 'x', ...element } }];

describe('inputs hold', () => {
  it.each<[object, object]>([
    [{ type: 'plain_text_input' }, { value: null }],
    [{ type: 'plain_text_input', initial_value: 'hi' }, { value: 'hi' }],
    [{ type: 'number_input', initial_value: '3' }, { value: '3' }],
    [{ type: 'static_select' }, { selected_option: null }],
    [{ type: 'static_select', initial_option: option }, { selected_option: option }],
    [{ type: 'multi_external_select', initial_options: [option] }, { selected_options: [option] }],
    [{ type: 'checkboxes' }, { selected_options: [] }],
    [{ type: 'users_select', initial_user: 'U1' }, { selected_user: 'U1' }],
    [{ type: 'multi_channels_select' }, { selected_channels: [] }],
    [{ type: 'datepicker', initial_date: '2026-11-20' }, { selected_date: '2026-11-20' }],
  ])('%j at first', (element, value) => {
    const type = 'type' in element ? element.type : '';
    expect(initialValues(input(element))).toEqual({ b: { x: { type, ...value } } });
  });
});

it('buttons hold nothing; inputs in sections, actions and containers count', () => {
  const blocks = [
    { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'x' }] },
    { type: 'section', block_id: 's', accessory: { type: 'timepicker', action_id: 't' } },
    {
      type: 'container',
      child_blocks: [{ type: 'actions', block_id: 'c', elements: [{ type: 'datepicker', action_id: 'd' }] }],
    },
  ];
  expect(Object.keys(initialValues(blocks))).toEqual(['s', 'c']);
});

it('what was typed wins, and what is gone is not sent', () => {
  const typed = withValue(withValue({}, 'b', 'x', { value: 'typed' }), 'gone', 'x', { value: 'old' });
  expect(currentValues(input({ type: 'plain_text_input' }), typed)).toEqual({ b: { x: { value: 'typed' } } });
});
