import { arnMatcher } from '../arn.ts';
import type { Operator } from './operator.ts';

/** Segment by segment, with wildcards in each: the same as ArnLike. */
export const arnEquals: Operator = {
  name: 'ArnEquals',
  negated: false,
  variables: true,
  matcher: arnMatcher,
};
