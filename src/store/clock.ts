import { type RawBuilder, sql } from 'kysely';
import type { Db } from './tables.ts';

/** The store's clock at this very moment: what expires, expires by it, whichever process asks. */
export async function storeNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the store did not say what time it is');
  return row.now;
}

/** In a query: that clock. `now()` would be when the transaction began. */
export const now: RawBuilder<Date> = sql<Date>`clock_timestamp()`;

/** In a query: so many milliseconds from now; back in time when negative. */
export const after = (ms: number): RawBuilder<Date> =>
  sql<Date>`clock_timestamp() + ${ms}::double precision * interval '1 millisecond'`;
