import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Writer } from '../../src/aws/writer.ts';
import { type Driver, drive } from './driver.ts';
import { startWorld, twoPeople, type World, type WorldOptions } from './world.ts';

type Write = (writer: Writer, ...args: Parameters<Writer['write']>) => ReturnType<Writer['write']>;

export const straight: Write = (writer, ...args) => writer.write(...args);

/** What ends a process in the middle of a write. */
export class Died extends Error {}

/** A world in which a test stands between Cooper and AWS. */
export interface Hooked {
  readonly world: World;
  readonly of: Driver;
  /** What becomes of the next writes; before each test they go straight through. */
  between: Write;
}

/** Starts before the tests of a file, and stops after them. Nothing of it may be used before. */
export function hooked(seed: WorldOptions['seed']): Hooked {
  const made: { world?: World; of?: Driver } = {};
  const stage: Hooked = {
    get world() {
      return there(made.world);
    },
    get of() {
      return there(made.of);
    },
    between: straight,
  };
  beforeAll(async () => {
    const writer = (own: Writer): Writer => ({
      cannot: (account) => own.cannot(account),
      write: (...args) => stage.between(own, ...args),
    });
    made.world = await startWorld({ ...(seed !== undefined && { seed }), writer });
    made.of = drive(made.world);
  });
  afterAll(() => made.world?.stop());
  beforeEach(() => {
    stage.between = straight;
    stage.world.rule(twoPeople);
    stage.world.aws.state.faults.length = 0;
    stage.world.aws.state.denials.length = 0;
  });
  return stage;
}

/** Throws before the world has started. */
export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world is not there yet');
  return value;
}
