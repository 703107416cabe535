import { comparing, momentOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** After. */
export const dateGreaterThan: Operator = {
  name: 'DateGreaterThan',
  negated: false,
  variables: false,
  matcher: comparing(momentOf, (given, wanted) => given > wanted),
};
