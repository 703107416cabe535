import type { Operator } from './operator.ts';
import { arnEquals } from './arn-equals.ts';

/** An ARN that fits no pattern of the policy. */
export const arnNotEquals: Operator = { ...arnEquals, name: 'ArnNotEquals', negated: true };
