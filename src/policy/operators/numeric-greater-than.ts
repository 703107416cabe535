import { comparing, numberOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** A greater number. */
export const numericGreaterThan: Operator = {
  name: 'NumericGreaterThan',
  negated: false,
  variables: false,
  matcher: comparing(numberOf, (given, wanted) => given > wanted),
};
