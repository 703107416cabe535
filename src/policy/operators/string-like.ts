import { glob } from '../glob.ts';
import type { Operator } from './operator.ts';

/** Text with `*` and `?`; case counts. */
export const stringLike: Operator = {
  name: 'StringLike',
  negated: false,
  variables: true,
  matcher: glob,
};
