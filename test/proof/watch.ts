import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ChangeState } from '../../src/core/change.ts';

/** What the store says of a change at this moment, as far as a person in a hurry wants to know. */
export interface Glance {
  readonly id: string;
  readonly bucket: string;
  readonly state: ChangeState;
  readonly retryable: boolean;
  /** It is tried again by itself, or somebody wants that. */
  readonly wanted: boolean;
  readonly undoes: string | null;
  /** Whether its card shows the newest, or it has none. */
  readonly shown: boolean;
}

/** Looks at all changes together, again and again: one look for everybody. */
export interface Watch {
  of(id: string): Glance | null;
  on(bucket: string): readonly Glance[];
  stop(): Promise<void>;
}

const every = 100;

const looking = `
  select change.id, change.bucket, state, retryable, not_before is not null as wanted, undoes,
    card.change_id is null or card.dead or card.posted >= card.wanted as shown
  from cooper.change left join cooper.card on card.change_id = change.id
  where change.created_at > now() - interval '10 minutes'`;

export function startWatch(pool: pg.Pool): Watch {
  let seen = new Map<string, Glance>();
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      const { rows } = await pool.query<Glance>(looking);
      seen = new Map(rows.map((row) => [row.id, row]));
      await sleep(every);
    }
  })();
  return {
    of: (id) => seen.get(id) ?? null,
    on: (bucket) => [...seen.values()].filter((one) => one.bucket === bucket),
    async stop() {
      stopped = true;
      await loop;
    },
  };
}

/** Nothing happens to it by itself any more. */
export const isAtRest = ({ state, retryable, wanted }: Glance): boolean =>
  !['approved', 'applying', 'unknown', 'applied'].includes(state) && !(state === 'failed' && retryable && wanted);

/** Whether it came to be within so many milliseconds. */
export async function until(is: () => boolean, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!is()) {
    if (performance.now() > end) return false;
    await sleep(30);
  }
  return true;
}
