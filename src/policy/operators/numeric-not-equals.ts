import type { Operator } from './operator.ts';
import { numericEquals } from './numeric-equals.ts';

/** Another number. */
export const numericNotEquals: Operator = { ...numericEquals, name: 'NumericNotEquals', negated: true };
