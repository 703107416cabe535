import { expect, it } from 'vitest';
import { policyDocument } from '../../src/aws/policy-document.ts';

const withValue = (value: string) => `{"Statement":[{"Condition":{"StringEquals":{"aws:PrincipalTag/x":${value}}}}]}`;
const valueIn = (value: string) => JSON.stringify(policyDocument(withValue(value)));

it.each([
  ['1.10', '"1.10"'],
  ['12345678901234567890', '"12345678901234567890"'],
  ['1e3', '"1e3"'],
  ['-0', '"-0"'],
  ['7', '7'],
  ['1.5', '1.5'],
  ['[1.0, 2]', '["1.0",2]'],
  ['"1.10"', '"1.10"'],
])('a number that would come back spelled otherwise is kept as the text that it is compared as: %s', (value, kept) => {
  expect(valueIn(value)).toBe(withValue(kept));
});

it.each(['', 'no', '{}', '[]', '7', 'null'])('%j is no policy', (text) => {
  expect(() => policyDocument(text)).toThrow(/the policy/);
});
