import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type Postgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { old, startWorld, withBuckets, type World, type WorldOptions } from './world.ts';

/** What the tests of one file share: a world on a PostgreSQL of its own, and buckets that nobody has touched. */
export interface Stage {
  readonly world: World;
  readonly of: Driver;
  /** The name of a bucket that no other test uses. */
  fresh(): string;
}

const spares = Array.from({ length: 40 }, (_none, nth) => `stave-${nth}`);

/** Starts before the tests of a file, and stops after them. Nothing of it may be used before. */
export function onPostgres(options: Omit<WorldOptions, 'databaseUrl'> = {}): Stage {
  const made: { postgres?: Postgres; world?: World; of?: Driver } = {};
  let used = 0;
  beforeAll(async () => {
    made.postgres = await startPostgres();
    made.world = await startWorld({
      ...options,
      seed: (state) => {
        withBuckets(...spares.map((name) => old(name)))(state);
        options.seed?.(state);
      },
      databaseUrl: await made.postgres.database(),
    });
    made.of = drive(made.world);
  });
  afterAll(async () => {
    await made.world?.stop();
    await made.postgres?.stop();
  });
  return {
    get world() {
      if (made.world === undefined) throw new Error('the world is not there yet');
      return made.world;
    },
    get of() {
      if (made.of === undefined) throw new Error('the world is not there yet');
      return made.of;
    },
    fresh: () => spares[used++] ?? '',
  };
}
