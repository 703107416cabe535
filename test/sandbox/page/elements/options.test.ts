import { expect, it } from 'vitest';
import { matching, optionsOf } from '../../../../src/sandbox/page/elements/options.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: `Bucket ${value}` }, value });

it('options and groups of options read alike', () => {
  const group = { label: { type: 'plain_text', text: 'Prod' }, options: [option('a')] };
  expect(optionsOf([group, option('b')]).map(({ key, group: of }) => [key, of])).toEqual([
    ['a', 'Prod'],
    ['b', null],
  ]);
  expect(optionsOf(undefined)).toEqual([]);
});

it.each([
  ['', ['a', 'b']],
  ['BUCKET two', ['b']],
  ['eu', ['b']],
  ['three', []],
])('typing %j finds %j', (typed, keys) => {
  const all = [
    { key: 'a', label: 'bucket one', detail: '', group: null, json: {} },
    { key: 'b', label: 'bucket two', detail: 'eu-west-1', group: null, json: {} },
  ];
  expect(matching(all, typed).map(({ key }) => key)).toEqual(keys);
});
