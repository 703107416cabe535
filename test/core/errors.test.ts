import { expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { code, words } from '../../src/core/words.ts';

it('a refusal says in its message what is wrong and what to do', () => {
  const refusal = new Refusal(words`${code('x')} is no bucket.`, words`Name another.`);
  expect(refusal.message).toBe('x is no bucket. Name another.');
  expect(refusal).toMatchObject({
    name: 'Refusal',
    because: [{ code: 'x' }, ' is no bucket.'],
    next: ['Name another.'],
  });
});
