import { comparing, momentOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** The same moment, however written. */
export const dateEquals: Operator = {
  name: 'DateEquals',
  negated: false,
  variables: false,
  matcher: comparing(momentOf, (given, wanted) => given === wanted),
};
