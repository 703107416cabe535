import { comparing, momentOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** After, or at that moment. */
export const dateGreaterThanEquals: Operator = {
  name: 'DateGreaterThanEquals',
  negated: false,
  variables: false,
  matcher: comparing(momentOf, (given, wanted) => given >= wanted),
};
