import type { Operator } from './operator.ts';
import { arnLike } from './arn-like.ts';

/** An ARN that fits no pattern of the policy. */
export const arnNotLike: Operator = { ...arnLike, name: 'ArnNotLike', negated: true };
