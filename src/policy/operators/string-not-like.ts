import type { Operator } from './operator.ts';
import { stringLike } from './string-like.ts';

/** Text that fits no pattern of the policy. */
export const stringNotLike: Operator = { ...stringLike, name: 'StringNotLike', negated: true };
