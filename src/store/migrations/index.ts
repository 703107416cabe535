import { first } from './first.ts';

/**
 * The tables, as they came to be: a database at version n has the first n of these. One that was released is never
 * edited: what must change is a new one at the end. Two versions of Cooper run side by side while one replaces the
 * other, so expand first (a column that may be null, a new table), and contract in a later release.
 */
export const migrations: readonly (readonly string[])[] = [first];
