import { describe, expect, it } from 'vitest';
import { validateMessage } from '../../../../src/sandbox/slack/validate/message.ts';
import { edges, section, times, x } from './message-edges.ts';

describe('a message', () => {
  it.each(edges)('may have %s and no more', (_what, fits, tooMuch, pointer) => {
    expect(validateMessage({ text: 't', blocks: fits })).toEqual([]);
    expect(validateMessage({ text: 't', blocks: tooMuch })).toContainEqual(
      expect.objectContaining({ pointer, code: 'failed_constraint' }),
    );
  });

  it.each([
    ['no_text', { text: 'a' }, { text: ' ' }],
    ['no_text', { blocks: [section('a')] }, { blocks: [] }],
    ['msg_too_long', { text: x(40_000) }, { text: x(40_001) }],
    [
      'too_many_attachments',
      { attachments: times(100, () => ({ text: 'a' })) },
      { attachments: times(101, () => ({ text: 'a' })) },
    ],
    ['msg_blocks_too_long', { blocks: times(5, () => section(x(2640))) }, { blocks: times(5, () => section(x(2641))) }],
  ])('is refused as %s', (code, fits, tooMuch) => {
    expect(validateMessage(fits)).toEqual([]);
    expect(validateMessage(tooMuch).map((each) => each.code)).toEqual([code]);
  });

  it('says what is wrong and where', () => {
    expect(validateMessage({ text: 't', blocks: [section(x(3001))] })).toEqual([
      { pointer: '/blocks/0/text/text', code: 'failed_constraint', message: 'must be less than 3001 characters' },
    ]);
  });

  it('is judged whatever it is made of', () => {
    for (const blocks of [
      1,
      'x',
      {},
      [null],
      [1],
      [{}],
      [{ type: 1 }],
      [{ type: 'toString' }],
      [{ type: 'section', text: [] }],
    ])
      expect(validateMessage({ text: 't', blocks })).not.toEqual([]);
  });
});
