import { type Kysely, sql } from 'kysely';
import { Refusal } from '../core/errors.ts';
import { words } from '../core/words.ts';
import { migrations } from './migrations/index.ts';
import { schema, type Tables } from './tables.ts';

/** Any number, so long as every Cooper uses the same one. */
const migrating = 4_011_963;

/**
 * Brings the tables to this version, in one transaction under a lock: of several processes that start at once, one does
 * it and the others find it done. Throws a `Refusal` when a newer Cooper has changed them.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${migrating}::bigint)`.execute(trx);
    await sql`create schema if not exists ${sql.id(schema)}`.execute(trx);
    // Names in a migration are bare: they are looked up here until the transaction ends.
    await sql`set local search_path to ${sql.id(schema)}`.execute(trx);
    await sql`create table if not exists migration (version integer primary key)`.execute(trx);
    const { version } = await trx
      .selectFrom('migration')
      .select(({ fn }) => fn.max<number | null>('version').as('version'))
      .executeTakeFirstOrThrow();
    if ((version ?? 0) > migrations.length) throw newer(version ?? 0);
    for (const [nth, statements] of migrations.entries()) {
      if (nth < (version ?? 0)) continue;
      for (const statement of statements) await sql.raw(statement).execute(trx);
      await trx
        .insertInto('migration')
        .values({ version: nth + 1 })
        .execute();
    }
  });
}

const newer = (version: number): Refusal =>
  new Refusal(
    words`The database was changed by a newer Cooper: its tables are at version ${version}, and this one knows ${migrations.length}.`,
    words`Run the newer Cooper, or name another database or data folder.`,
  );
