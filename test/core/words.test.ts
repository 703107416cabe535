import { expect, it } from 'vitest';
import { code, listed, plain, strong, words } from '../../src/core/words.ts';

it('joins prose, names, numbers and prose within prose', () => {
  const inner = words`by ${strong('S3')}`;
  expect(words`${code('a')} is refused ${inner}, ${0} times`).toEqual([
    { code: 'a' },
    ' is refused ',
    'by ',
    { strong: 'S3' },
    ', ',
    '0',
    ' times',
  ]);
});

it('leaves empty words out', () => {
  expect(words`${''}a${[]}${''}`).toEqual(['a']);
});

it('is plain without any mark', () => {
  expect(plain(words`The key ${code('a*b')} is ${strong('not')} there.`)).toBe('The key a*b is not there.');
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('lists %j', (items, text) => {
  expect(plain(listed(items.map(code)))).toBe(text);
});

it('lists with another joint', () => {
  expect(plain(listed(['a', 'b'], 'or'))).toBe('a or b');
});
