import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import type { Opened } from './open.ts';
import { parsers } from './parsers.ts';
import { codeOf } from './retry.ts';
import { Steady } from './steady.ts';
import { schema, type Tables } from './tables.ts';

/** Connections: what jobs and questions of one process need at once, with room. */
const most = 10;
const mostForJobs = 4;

/** Milliseconds. None of ours takes a tenth of this; what does is stuck. */
const statementMs = 20_000;
const connectMs = 10_000;

/** pg-boss hands on what it is given to its pool, this too, though its types don't know. */
const steady: object = { Client: Steady };

/** A PostgreSQL server. Throws a `Refusal` when it can't be reached or does not let us in. */
export async function openServer(url: string, log: Logger, opening: AsyncDisposableStack): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'cooper',
    max: most,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    types: { getTypeParser },
    Client: Steady,
  });
  // Without a listener, a connection that breaks while nobody uses it would end the process.
  pool.on('error', (error) => {
    // Of the error only what it says: it carries the whole connection with it.
    if (!pool.ending)
      log.error({ err: { code: codeOf(error), message: error.message } }, 'a database connection broke');
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema);
  opening.defer(() => db.destroy());
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    throw unreachable(url, error);
  }
  return { db, jobsOn: { connectionString: url, max: mostForJobs, ...steady } };
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return parsers[oid] ?? pg.types.getTypeParser(oid, format);
}

/** Never the URL itself, which holds a password. */
function unreachable(url: string, error: unknown): Refusal {
  const said = [codeOf(error), error instanceof Error ? error.message : ''].filter((part) => part !== '').join(': ');
  return new Refusal(
    words`The database ${code(placeOf(url))} could not be opened: ${code(said)}.`,
    words`Check DATABASE_URL and that the server runs, or unset it to use the embedded database.`,
    { cause: error },
  );
}

function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'of DATABASE_URL' : `${parsed.host}${parsed.pathname}`;
}
