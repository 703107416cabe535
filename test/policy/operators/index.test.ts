import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { operators } from '../../../src/policy/operators/index.ts';
import { stringEqualsIgnoreCase } from '../../../src/policy/operators/string-equals-ignore-case.ts';

it('every operator has a file of its own, and every file is listed', () => {
  const files = globSync('src/policy/operators/*.ts').map((file) => basename(file, '.ts'));
  const names = operators.map(({ name }) => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase());
  expect(names.toSorted()).toEqual(files.filter((file) => !['index', 'operator', 'compare'].includes(file)).toSorted());
});

it.each(operators)('$name says by its name whether it is negated', ({ name, negated }) => {
  expect(negated).toBe(name.includes('Not'));
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse */
it.each(operators)('$name takes policy variables only if it compares texts or ARNs', ({ name, variables }) => {
  expect(variables).toBe(/^(?:String|Arn)/.test(name));
});

it('texts without regard to case are still compared whole', () => {
  const matches = stringEqualsIgnoreCase.matcher(['aB']);
  expect(['Ab', 'ab', 'a', 'abc'].map(matches)).toEqual([true, true, false, false]);
});
