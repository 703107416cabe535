import { comparing, numberOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** A greater number, or the same. */
export const numericGreaterThanEquals: Operator = {
  name: 'NumericGreaterThanEquals',
  negated: false,
  variables: false,
  matcher: comparing(numberOf, (given, wanted) => given >= wanted),
};
