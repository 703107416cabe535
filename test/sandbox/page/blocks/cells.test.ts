import { describe, expect, it } from 'vitest';
import { cellText, nextOrder, sorted } from '../../../../src/sandbox/page/blocks/cells.ts';

const number = (value: number) => ({ type: 'raw_number', value });
const text = (words: string) => ({ type: 'raw_text', text: words });

describe('rows', () => {
  it.each([
    ['numbers by size', [[number(10)], [number(9)]], ['9', '10']],
    ['texts by words, numbers in them by size', [[text('b')], [text('a10')], [text('a9')]], ['a9', 'a10', 'b']],
    ['a mixed column as texts', [[text('x')], [number(2)]], ['2', 'x']],
  ])('sort %s', (_, rows, texts) => {
    const up = sorted(rows, { column: 0, direction: 'ascending' });
    expect(up.map(([cell]) => cellText(cell ?? {}))).toEqual(texts);
    const down = sorted(rows, { column: 0, direction: 'descending' });
    expect(down.map(([cell]) => cellText(cell ?? {}))).toEqual(texts.toReversed());
  });

  it('stay as they came until a head is pressed, and again after the third press', () => {
    const rows = [[number(2)], [number(1)]];
    const once = nextOrder(null, 0);
    expect(once).toEqual({ column: 0, direction: 'ascending' });
    const twice = nextOrder(once, 0);
    expect(twice).toEqual({ column: 0, direction: 'descending' });
    expect(nextOrder(twice, 0)).toBeNull();
    expect(nextOrder(twice, 1)).toEqual({ column: 1, direction: 'ascending' });
    expect(sorted(rows, null)).toBe(rows);
  });
});

it.each([
  [number(1_234_567), '1,234,567'],
  [{ type: 'raw_number', value: 5, text: '5 ms' }, '5 ms'],
  [text('a'), 'a'],
  [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] }],
    },
    'a',
  ],
])('%j says %s', (cell, words) => {
  expect(cellText(cell)).toBe(words);
});
