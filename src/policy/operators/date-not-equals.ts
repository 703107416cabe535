import type { Operator } from './operator.ts';
import { dateEquals } from './date-equals.ts';

/** Another moment. */
export const dateNotEquals: Operator = { ...dateEquals, name: 'DateNotEquals', negated: true };
