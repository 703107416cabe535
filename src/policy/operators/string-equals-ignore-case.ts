import { textOf } from '../pattern.ts';
import type { Operator } from './operator.ts';

/** The same text in any case. */
export const stringEqualsIgnoreCase: Operator = {
  name: 'StringEqualsIgnoreCase',
  negated: false,
  variables: true,
  matcher: (value) => {
    const wanted = textOf(value).toLowerCase();
    return (given) => given.toLowerCase() === wanted;
  },
};
