import { comparing, numberOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** A smaller number. */
export const numericLessThan: Operator = {
  name: 'NumericLessThan',
  negated: false,
  variables: false,
  matcher: comparing(numberOf, (given, wanted) => given < wanted),
};
