import { setTimeout as sleep } from 'node:timers/promises';
import { dueToApply, overdue } from '../store/due.ts';
import { forgetOld } from '../store/forget.ts';
import { abandoned } from '../store/leases.ts';
import { beat } from '../store/workers.ts';
import { apply, takeOver } from './apply/apply.ts';
import type { ChangeDeps } from './deps.ts';
import { postAll } from './outbox.ts';
import { expire } from './stop.ts';
import type { Poster } from '../core/poster.ts';

export interface Work {
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * What happens by itself: approved changes are applied, what a dead process left is gone on with, what has run out
 * expires, cards follow the store. Jobs wake the work early; the sweep finds what a lost job would have told.
 */
export async function startWork(deps: ChangeDeps, poster: Poster | null): Promise<Work> {
  const stopping = new AbortController();
  const { jobs } = deps.store;
  const busy = new Set<Promise<unknown>>();
  const tracked: Tracked = <T>(work: Promise<T>) => {
    const done: Promise<T> = work.finally(() => busy.delete(done));
    busy.add(done);
    return done;
  };
  const { signal } = stopping;
  // A job that comes while this one stops is let go: whoever sweeps next finds what it was about.
  await jobs.work('apply', async ({ changeId }) => {
    if (changeId !== undefined && !signal.aborted) await tracked(apply(deps, changeId));
  });
  await jobs.work('expire', async ({ changeId }) => {
    if (changeId !== undefined && !signal.aborted) await tracked(expire(deps, changeId));
  });
  const under = new Set<string>();
  const loops = [
    repeated(deps, signal, 'a sweep failed', () => sweep(deps, under, tracked)),
    repeated(deps, signal, 'forgetting failed', () => forgetOld(deps.store), hour),
    // Apart: a Slack that does not answer must not keep what a dead process left waiting.
    ...(poster === null ? [] : [repeated(deps, signal, 'posting failed', () => postAll(deps, poster))]),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await Promise.allSettled(busy);
    },
  };
}

const hour = 3_600_000;

async function repeated(
  deps: ChangeDeps,
  signal: AbortSignal,
  failed: string,
  look: () => Promise<void>,
  pause = deps.timing.sweep,
): Promise<void> {
  while (!signal.aborted) {
    await look().catch((err: unknown) => deps.log.error({ err }, failed));
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

type Tracked = <T>(work: Promise<T>) => Promise<T>;

/**
 * One look around. `under`: what this process is at already, so that a slow change holds up no other. `tracked` is given
 * what is begun and not waited for here.
 */
export async function sweep(deps: ChangeDeps, under: Set<string>, tracked: Tracked = (work) => work): Promise<void> {
  await beat(deps.store.db, deps.owner);
  const begun = (id: string, work: Piece) => void tracked(begin(deps, under, id, work));
  for (const id of await abandoned(deps.store.db)) begun(id, () => takeOver(deps, id));
  for (const id of await dueToApply(deps.store.db)) begun(id, () => apply(deps, id));
  for (const id of await overdue(deps.store.db)) await expire(deps, id);
}

/** Never throws: what went wrong is looked at by the next sweep. */
async function begin(deps: ChangeDeps, under: Set<string>, id: string, work: Piece): Promise<void> {
  if (under.has(id)) return;
  under.add(id);
  let later: Awaited<ReturnType<Piece>> = null;
  try {
    later = await work();
  } catch (err) {
    deps.log.error({ err, change: id }, 'a change could not be worked on');
  }
  // What must wait is left alone for a while: each try may ask Slack who people are.
  const pause = Math.min(later?.laterMs ?? 0, 8 * deps.timing.sweep);
  if (pause === 0) under.delete(id);
  else setTimeout(() => under.delete(id), pause).unref();
}

type Piece = () => Promise<{ readonly laterMs: number } | null>;
