import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Writer } from '../../src/aws/writer.ts';
import type { ChangeDeps } from '../../src/changes/deps.ts';
import { startWork, sweep, type Work } from '../../src/changes/work.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { liveWorkers } from '../../src/store/workers.ts';
import { fakeSlack } from './fake-slack.ts';
import { onPostgres } from './on-postgres.ts';

const held: { until: Promise<void> | null } = { until: null };
const slow = (own: Writer): Writer => ({
  cannot: (of) => own.cannot(of),
  async write(...args) {
    await held.until;
    return own.write(...args);
  },
});
const stage = onPostgres({ writer: slow });
const { fresh } = stage;

let store: Store;
const deps = (): ChangeDeps => ({ ...stage.world.deps, store, owner: 'worker' });
const running: Work[] = [];
const start = async (...[of, slack]: readonly [ChangeDeps?, (Parameters<typeof startWork>[1] | undefined)?]) => {
  const work = await startWork(of ?? deps(), slack ?? null);
  running.push(work);
  return work;
};

beforeAll(async () => {
  // One that works jobs, on the same database.
  store = await openStore({
    data: '',
    databaseUrl: stage.databaseUrl,
    log: stage.world.deps.log,
    owner: 'worker',
    works: true,
  });
});
afterEach(async () => {
  held.until = null;
  await Promise.all(running.splice(0).map((work) => work.stop()));
});
afterAll(() => store?.stop());

const within = { timeout: 30_000 };
const stateOf = (view: ChangeView) => async () => (await stage.of.now(view)).change.state;

describe('work', () => {
  it('applies what is approved, by itself', async () => {
    await start();
    const bucket = fresh();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    await expect.poll(stateOf(view), within).toBe('verified');
    expect(stage.of.mutations(bucket)).toHaveLength(1);
  });

  it('finds what was approved while nobody worked', async () => {
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    await start();
    await expect.poll(stateOf(view), within).toBe('verified');
  });

  it('is done once, however many work', async () => {
    const buckets = Array.from({ length: 4 }, fresh);
    const views = await Promise.all(buckets.map((bucket) => stage.of.approvedByTwo(`block-public-access ${bucket}`)));
    await Promise.all(['a', 'b', 'c'].map((owner) => start({ ...deps(), owner })));
    for (const view of views) await expect.poll(stateOf(view), within).toBe('verified');
    expect(buckets.map((bucket) => stage.of.mutations(bucket).length)).toEqual([1, 1, 1, 1]);
  });

  it('ends what has run out', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    await stage.of.act(view, 'request', 'priya');
    await stage.world.deps.store.db
      .updateTable('change')
      .set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
      .where('id', '=', view.change.id)
      .execute();
    await start();
    await expect.poll(stateOf(view), within).toBe('expired');
  });

  it('goes on with what a dead process left', async () => {
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    await stage.world.deps.store.db
      .updateTable('change')
      .set({ state: 'applying', lease_until: new Date(0), lease_owner: 'dead', fence: 1 })
      .where('id', '=', view.change.id)
      .execute();
    await start();
    await expect.poll(stateOf(view), within).toBe('verified');
  });

  it('posts cards, and goes on when Slack does not answer', async () => {
    const dead = fakeSlack();
    dead.meanwhile = () => new Promise(() => undefined);
    await startWork(deps(), dead).then(async (work) => {
      const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
      await expect.poll(stateOf(view), within).toBe('verified');
      await expect.poll(() => dead.said.length).toBeGreaterThan(0);
      void work.stop();
    });
  });

  it('says that it is there', async () => {
    await start({ ...deps(), owner: 'here' });
    await expect.poll(() => liveWorkers(store.db, 5_000)).toContain('here');
  });

  it('outlives a look around that fails', async () => {
    let looked = 0;
    const flaky = {
      ...deps(),
      get owner() {
        looked += 1;
        if (looked === 1) throw new Error('the database is away');
        return 'again';
      },
    };
    await start(flaky);
    await expect.poll(() => liveWorkers(store.db, 5_000)).toContain('again');
  });
});

describe('to stop', () => {
  it('waits for what is under way, and takes nothing new', async () => {
    let release: () => void = () => undefined;
    held.until = new Promise((resolve) => (release = resolve));
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    // No job brings it, so that the sweep does.
    const jobs = { ...store.jobs, work: async () => undefined };
    const work = await startWork({ ...deps(), store: { ...store, jobs } }, null);
    await expect.poll(stateOf(view), within).toBe('applying');
    let stopped = false;
    const stopping = work.stop().then(() => (stopped = true));
    await sleep(300);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect((await stage.of.now(view)).change.state).toBe('verified');
  });

  it('is to take no job any more: the next one who works finds what it was about', async () => {
    const work = await startWork(deps(), null);
    await work.stop();
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    await sleep(1_000);
    expect(await stateOf(view)()).toBe('approved');
    await start();
    await expect.poll(stateOf(view), within).toBe('verified');
  });

  it('also for what a sweep began', async () => {
    let release: () => void = () => undefined;
    held.until = new Promise((resolve) => (release = resolve));
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    const begun: Promise<unknown>[] = [];
    const under = new Set<string>();
    await sweep(deps(), under, (work) => (begun.push(work), work));
    await expect.poll(stateOf(view), within).toBe('applying');
    await sweep(deps(), under);
    expect(under).toEqual(new Set([view.change.id]));
    release();
    await Promise.all(begun);
    expect([(await stage.of.now(view)).change.state, under.size]).toEqual(['verified', 0]);
  });
});
