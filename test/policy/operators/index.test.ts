import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { operators } from '../../../src/policy/operators/index.ts';

it('every operator has a file of its own, and every file is listed', () => {
  const files = globSync('src/policy/operators/*.ts').map((file) => basename(file, '.ts'));
  const names = operators.map(({ name }) => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase());
  expect(names.toSorted()).toEqual(files.filter((file) => !['index', 'operator', 'compare'].includes(file)).toSorted());
});

it.each(operators)('$name says by its name whether it is negated', ({ name, negated }) => {
  expect(negated).toBe(name.includes('Not'));
});
