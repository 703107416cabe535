import type { Operator } from './operator.ts';
import { stringEquals } from './string-equals.ts';

/** Another text than every one of the policy. */
export const stringNotEquals: Operator = { ...stringEquals, name: 'StringNotEquals', negated: true };
