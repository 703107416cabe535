import { comparing, truthOf } from './compare.ts';
import type { Operator } from './operator.ts';

/** `true`: the key must be absent; `false`: it must be there. It is handed which of the two holds. */
export const nullOperator: Operator = {
  name: 'Null',
  negated: false,
  variables: false,
  matcher: comparing(truthOf, (given, wanted) => given === wanted),
};
