import { comparing, truthOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** True or false, in any case; other words are neither. */
export const bool: Operator = {
  name: 'Bool',
  negated: false,
  variables: false,
  matcher: comparing(truthOf, (given, wanted) => given === wanted),
};
