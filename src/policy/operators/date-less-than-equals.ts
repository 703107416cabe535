import { comparing, momentOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** Before, or at that moment. */
export const dateLessThanEquals: Operator = {
  name: 'DateLessThanEquals',
  negated: false,
  variables: false,
  matcher: comparing(momentOf, (given, wanted) => given <= wanted),
};
