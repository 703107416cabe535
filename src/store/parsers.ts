/** The type ids of PostgreSQL (`pg_type.oid`) that its two clients read differently. */
const int8 = 20;

/**
 * How both clients read values, so that a query gives the same on both: `pg` would leave `count(*)` a text, PGlite would
 * make it a number. JSON is parsed and moments are `Date`s on both as they come.
 */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = { [int8]: wholeNumber };

/** Throws rather than lose digits: nothing of ours counts that far. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is not a whole number that JavaScript holds exactly`);
  return value;
}
