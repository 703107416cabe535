import { expect, it } from 'vitest';
import { verbs } from '../../../src/core/change-view.ts';
import { typedWord } from '../../../src/terminal/changes/typed-word.ts';
import { change } from './view.ts';

it('is asked for before what leads to a write, and is the act’s own name', () => {
  expect(verbs.map((verb) => typedWord(verb, change())).filter((word) => word !== null)).toEqual([
    'approve',
    'retry',
    'break-glass',
  ]);
});

it('is the bucket’s name, or the account’s number, for what can’t be undone', () => {
  const { place } = change();
  expect(typedWord('approve', { risk: 'C', place })).toBe('cooper-media');
  expect(typedWord('break-glass', { risk: 'C', place: { ...place, bucket: null } })).toBe('111122223333');
});
