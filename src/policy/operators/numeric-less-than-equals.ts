import { comparing, numberOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** A smaller number, or the same. */
export const numericLessThanEquals: Operator = {
  name: 'NumericLessThanEquals',
  negated: false,
  variables: false,
  matcher: comparing(numberOf, (given, wanted) => given <= wanted),
};
