import { describe, expect, it } from 'vitest';
import { validateView } from '../../../../src/sandbox/slack/validate/view.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const divider = { type: 'divider' };
const modal = (more: object = {}) => ({ type: 'modal', title: plain('t'), blocks: [divider], ...more });
const home = (more: object = {}) => ({ type: 'home', blocks: [divider], ...more });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('l'),
  element: { type: 'plain_text_input', ...element },
  ...more,
});
const form = (...blocks: object[]) => modal({ submit: plain('Go'), blocks });

describe('a view', () => {
  it.each([
    ['a title of 24', modal({ title: plain(x(24)) }), modal({ title: plain(x(25)) }), '/view/title/text'],
    ['a submit of 24', modal({ submit: plain(x(24)) }), modal({ submit: plain(x(25)) }), '/view/submit/text'],
    ['a close of 24', modal({ close: plain(x(24)) }), modal({ close: plain(x(25)) }), '/view/close/text'],
    [
      'metadata of 3000',
      modal({ private_metadata: x(3000) }),
      modal({ private_metadata: x(3001) }),
      '/view/private_metadata',
    ],
    ['a callback_id of 255', modal({ callback_id: x(255) }), modal({ callback_id: x(256) }), '/view/callback_id'],
    [
      '100 blocks',
      modal({ blocks: Array(100).fill(divider) }),
      modal({ blocks: Array(101).fill(divider) }),
      '/view/blocks',
    ],
    [
      '100 blocks in Home',
      home({ blocks: Array(100).fill(divider) }),
      home({ blocks: Array(101).fill(divider) }),
      '/view/blocks',
    ],
    ['inputs with a submit', form(input({})), modal({ blocks: [input({})] }), '/view/submit'],
    [
      'an input label of 2000',
      form(input({}, { label: plain(x(2000)) })),
      form(input({}, { label: plain(x(2001)) })),
      '/view/blocks/0/label/text',
    ],
    [
      'a hint of 2000',
      form(input({}, { hint: plain(x(2000)) })),
      form(input({}, { hint: plain(x(2001)) })),
      '/view/blocks/0/hint/text',
    ],
    [
      'a text of 3000',
      form(input({ initial_value: x(3000) })),
      form(input({ initial_value: x(3001) })),
      '/view/blocks/0/element/initial_value',
    ],
    [
      'a max_length of 3000',
      form(input({ max_length: 3000 })),
      form(input({ max_length: 3001 })),
      '/view/blocks/0/element/max_length',
    ],
    [
      'an input, not a button',
      form(input({})),
      form({ type: 'input', label: plain('l'), element: { type: 'button', text: plain('b') } }),
      '/view/blocks/0/element/type',
    ],
    [
      '10 files',
      form(input({ type: 'file_input', max_files: 10 })),
      form(input({ type: 'file_input', max_files: 11 })),
      '/view/blocks/0/element/max_files',
    ],
    [
      'one focus',
      form(input({ focus_on_load: true }), input({})),
      form(input({ focus_on_load: true }), input({ focus_on_load: true })),
      '/view/blocks/1/element',
    ],
    [
      'each block_id once',
      form(input({}, { block_id: 'a' }), input({}, { block_id: 'b' })),
      form(input({}, { block_id: 'a' }), input({}, { block_id: 'a' })),
      '/view/blocks/1/block_id',
    ],
    [
      'no table',
      modal(),
      modal({ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }),
      '/view/blocks/0/type',
    ],
    ['no markdown', home(), home({ blocks: [{ type: 'markdown', text: 'a' }] }), '/view/blocks/0/type'],
    [
      'an alert, but not in Home',
      modal({ blocks: [{ type: 'alert', text: plain('a') }] }),
      home({ blocks: [{ type: 'alert', text: plain('a') }] }),
      '/view/blocks/0/type',
    ],
    ['a title', modal(), { type: 'modal', blocks: [divider] }, '/view'],
  ])('may have %s and no more', (_what, fits, tooMuch, pointer) => {
    expect(validateView(fits)).toEqual([]);
    expect(validateView(tooMuch)).toContainEqual(expect.objectContaining({ pointer, code: 'failed_constraint' }));
  });

  it('may use an action_id again in another block', () => {
    expect(validateView(form(input({ action_id: 'a' }), input({ action_id: 'a' })))).toEqual([]);
  });

  it('may have 250 kB', () => {
    const blocks = Array.from({ length: 84 }, () => ({ type: 'section', text: { type: 'mrkdwn', text: x(3000) } }));
    expect(validateView(modal({ blocks })).map(({ code }) => code)).toEqual(['view_too_large']);
  });
});
