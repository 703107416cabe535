import { textOf } from '../pattern.ts';
import type { Operator } from './operator.ts';

/** The same text, case and all; wildcards are plain characters. */
export const stringEquals: Operator = {
  name: 'StringEquals',
  negated: false,
  variables: true,
  matcher: (value) => {
    const wanted = textOf(value);
    return (given) => given === wanted;
  },
};
