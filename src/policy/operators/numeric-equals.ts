import { comparing, numberOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** The same number, however written. */
export const numericEquals: Operator = {
  name: 'NumericEquals',
  negated: false,
  variables: false,
  matcher: comparing(numberOf, (given, wanted) => given === wanted),
};
