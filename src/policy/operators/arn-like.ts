import { arnMatcher } from '../arn.ts';
import type { Operator } from './operator.ts';

/** Segment by segment, with wildcards in each. */
export const arnLike: Operator = {
  name: 'ArnLike',
  negated: false,
  variables: true,
  matcher: arnMatcher,
};
