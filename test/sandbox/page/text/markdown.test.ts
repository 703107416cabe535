import { describe, expect, it } from 'vitest';
import type { Chunk, Inline } from '../../../../src/sandbox/page/text/inline.ts';
import { markdown } from '../../../../src/sandbox/page/text/markdown.ts';

const text = (words: string): Inline => ({ is: 'text', text: words });
const paragraph = (...inside: Inline[]): Chunk => ({ is: 'paragraph', inside });
const item = { indent: 0, number: null, done: null };

describe('Markdown', () => {
  it.each<[string, Chunk[]]>([
    ['## Title', [{ is: 'heading', level: 2, inside: [text('Title')] }]],
    [
      'a **b** *c*',
      [
        paragraph(text('a '), { is: 'strong', inside: [text('b')] }, text(' '), {
          is: 'emphasis',
          inside: [text('c')],
        }),
      ],
    ],
    ['snake_case_name 12:30:00', [paragraph(text('snake_case_name 12:30:00'))]],
    ['`a **b**`', [paragraph({ is: 'code', text: 'a **b**' })]],
    ['[go](https://a.example/)', [paragraph({ is: 'link', url: 'https://a.example/', inside: [text('go')] })]],
    ['[go](javascript:x)', [paragraph(text('[go](javascript:x)'))]],
    ['<b>raw</b>', [paragraph(text('<b>raw</b>'))]],
    [
      '- a\n- b',
      [
        {
          is: 'list',
          items: [
            { ...item, inside: [text('a')] },
            { ...item, inside: [text('b')] },
          ],
        },
      ],
    ],
    ['2. a', [{ is: 'list', items: [{ ...item, number: 2, inside: [text('a')] }] }]],
    ['- [x] a', [{ is: 'list', items: [{ ...item, done: true, inside: [text('a')] }] }]],
    [
      '- a\n  - b',
      [
        {
          is: 'list',
          items: [
            { ...item, inside: [text('a')] },
            { ...item, indent: 1, inside: [text('b')] },
          ],
        },
      ],
    ],
    ['> a', [{ is: 'quote', inside: [paragraph(text('a'))] }]],
    ['```json\n{}\n```\nx', [{ is: 'pre', inside: [text('{}')] }, paragraph(text('x'))]],
    ['---', [{ is: 'rule' }]],
    [
      '| a | b |\n|---|---|\n| 1 | 2 |',
      [
        {
          is: 'table',
          rows: [
            [[text('a')], [text('b')]],
            [[text('1')], [text('2')]],
          ],
        },
      ],
    ],
    ['a\nb\n\nc', [paragraph(text('a'), { is: 'break' }, text('b')), paragraph(text('c'))]],
  ])('%j', (source, chunks) => {
    expect(markdown(source)).toEqual(chunks);
  });
});
