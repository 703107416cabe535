import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type Postgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { there } from './hooked.ts';
import { old, startWorld, withBuckets, type World, type WorldOptions } from './world.ts';

/** What the tests of one file share: a world on a PostgreSQL of its own, and buckets that nobody has touched. */
export interface Stage {
  readonly world: World;
  readonly of: Driver;
  /** For another process on the same database. */
  readonly databaseUrl: string;
  /** The name of a bucket that no other test uses. */
  readonly fresh: () => string;
}

const spares = Array.from({ length: 40 }, (_none, nth) => `stave-${nth}`);

/** Starts before the tests of a file, and stops after them. Nothing of it may be used before. */
export function onPostgres(options: Omit<WorldOptions, 'databaseUrl'> = {}): Stage {
  const made: { postgres?: Postgres; world?: World; of?: Driver; databaseUrl?: string } = {};
  let used = 0;
  beforeAll(async () => {
    made.postgres = await startPostgres();
    const databaseUrl = await made.postgres.database();
    made.databaseUrl = databaseUrl;
    made.world = await startWorld({
      ...options,
      seed: (state) => {
        withBuckets(...spares.map((name) => old(name)))(state);
        options.seed?.(state);
      },
      databaseUrl,
    });
    made.of = drive(made.world);
  });
  afterAll(async () => {
    await made.world?.stop();
    await made.postgres?.stop();
  });
  return {
    get world() {
      return there(made.world);
    },
    get of() {
      return there(made.of);
    },
    get databaseUrl() {
      return there(made.databaseUrl);
    },
    fresh: () => spares[used++] ?? '',
  };
}
