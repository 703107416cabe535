import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Db as JobsDb, fromPglite } from 'pg-boss';
import { lockFolder } from './folder-lock.ts';
import type { Opened } from './open.ts';
import { parsers } from './parsers.ts';
import { schema, type Tables } from './tables.ts';

/**
 * PostgreSQL inside of this process, on a folder that only its owner may look into. Throws a `Refusal` when another
 * process has it.
 */
export async function openEmbedded(
  { data, owner, lost }: { readonly data: string; readonly owner: string; readonly lost: () => void },
  opening: AsyncDisposableStack,
): Promise<Opened> {
  const folder = join(data, 'store');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const lock = await lockFolder(folder, { owner, lost });
  opening.defer(() => lock.release());
  const pglite = await PGlite.create({ dataDir: join(folder, 'db'), parsers });
  opening.defer(async () => {
    if (!pglite.closed) await pglite.close();
  });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }).withSchema(schema);
  // It closes PGlite as well.
  opening.defer(() => db.destroy());
  return { db, jobsOn: { db: inTurn(db, fromPglite(pglite)), backend: 'pglite' } };
}

/**
 * pg-boss takes its turn with us, and keeps it until it has rolled back what failed. Else one of our transactions could
 * begin within its failed one, which makes PGlite refuse and Kysely wait for ever.
 */
const inTurn = (db: Kysely<Tables>, direct: JobsDb): JobsDb => ({
  ...direct,
  executeSql: (text, values) => db.connection().execute(() => direct.executeSql(text, values)),
});
