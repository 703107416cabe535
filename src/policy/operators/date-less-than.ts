import { comparing, momentOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** Before. */
export const dateLessThan: Operator = {
  name: 'DateLessThan',
  negated: false,
  variables: false,
  matcher: comparing(momentOf, (given, wanted) => given < wanted),
};
