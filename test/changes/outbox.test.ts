import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockdown } from '../../src/changes/lockdown.ts';
import { postAll } from '../../src/changes/outbox.ts';
import type { ChangeView } from '../../src/core/change-view.ts';
import type { Posted } from '../../src/core/poster.ts';
import { cardOf, openCard, wantCard } from '../../src/store/outbox.ts';
import { fakeSlack } from './fake-slack.ts';
import { onPostgres } from './on-postgres.ts';
import { asker, twoPeople } from './world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(async () => {
  stage.world.rule(twoPeople);
  // What another test left to be posted is not this one's.
  const now = { due_at: new Date(0), lease_owner: null, lease_until: null };
  for (const table of ['card', 'note'] as const) await stage.world.deps.store.db.updateTable(table).set(now).execute();
  await postAll(stage.world.deps, fakeSlack());
});

/** A request whose card waits to be posted. */
async function requested(): Promise<ChangeView> {
  const view = await stage.of.previewed(`block-public-access ${fresh()}`);
  return (await stage.of.act(view, 'request', 'priya')).view;
}

const by = (owner: string) => ({ ...stage.world.deps, owner });
const card = (view: ChangeView) => cardOf(stage.world.deps.store.db, view.change.id);
const dueNow = (view: ChangeView) =>
  stage.world.deps.store.db
    .updateTable('card')
    .set({ due_at: new Date(0) })
    .where('change_id', '=', view.change.id)
    .execute();

describe('a card', () => {
  it('is posted once where it was asked, and then brought up to date', async () => {
    const slack = fakeSlack();
    const view = await requested();
    await postAll(stage.world.deps, slack);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual([`post C0PLATFORM0 pending`]);
    await stage.of.act(view, 'approve', 'marcus');
    await postAll(stage.world.deps, slack);
    expect(slack.said.slice(1)).toEqual(['update m1 pending']);
    expect(slack.views.at(-1)?.approvals).toHaveLength(1);
  });

  it('shows the newest state: what came between is never posted', async () => {
    const slack = fakeSlack();
    const view = await requested();
    await stage.of.act(view, 'approve', 'marcus');
    await stage.of.act(view, 'approve', 'noor');
    await stage.of.applied(view);
    await postAll(stage.world.deps, slack);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 verified']);
  });

  it('whose change moved while it was posted is drawn once more', async () => {
    const view = await requested();
    const slack = fakeSlack();
    slack.meanwhile = async () => void (await stage.of.act(view, 'reject', 'marcus'));
    await postAll(stage.world.deps, slack);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending', 'update m1 rejected']);
  });

  it('whose first post has no known outcome is posted again', async () => {
    const slack = fakeSlack({ is: 'unknown', why: 'timeout' });
    const view = await requested();
    await postAll(stage.world.deps, slack);
    expect(await card(view)).toMatchObject({ ts: null, attempts: 1 });
    await dueNow(view);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending', 'post C0PLATFORM0 pending']);
    expect(await card(view)).toMatchObject({ ts: 'm2', attempts: 0 });
  });

  it('waits as long as Slack says, and no longer', async () => {
    const slack = fakeSlack({ is: 'limited', inMs: 400 });
    await requested();
    await postAll(stage.world.deps, slack);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toHaveLength(1);
    await sleep(450);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toHaveLength(2);
  });

  it('waits longer from one failure to the next', async () => {
    const slack = fakeSlack(...Array.from({ length: 4 }, (): Posted => ({ is: 'unknown', why: 'timeout' })));
    const view = await requested();
    const pauses: number[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      await dueNow(view);
      await postAll(stage.world.deps, slack);
      const row = stage.world.deps.store.db.selectFrom('card').select('due_at').where('change_id', '=', view.change.id);
      pauses.push((await row.executeTakeFirstOrThrow()).due_at.getTime() - Date.now());
    }
    for (const [nth, about] of [500, 1_000, 2_000, 4_000].entries()) {
      expect(pauses[nth]).toBeGreaterThan(about - 400);
      expect(pauses[nth]).toBeLessThan(about + 100);
    }
  });

  it('is never posted by two at once', async () => {
    await requested();
    const slack = fakeSlack();
    slack.meanwhile = () => sleep(100);
    await Promise.all(['a', 'b', 'c'].map((owner) => postAll(by(owner), slack)));
    expect(slack.said).toEqual(['post C0PLATFORM0 pending']);
  });

  it('that a dead process claimed is posted by another one, later', async () => {
    const view = await requested();
    const { store } = stage.world.deps;
    const timing = { ...stage.world.deps.timing, posting: 2_000 };
    const dead = fakeSlack();
    dead.meanwhile = () => Promise.reject(new Error('died'));
    await expect(postAll({ ...by('dead'), timing }, dead)).rejects.toThrow('died');
    const slack = fakeSlack();
    await postAll(by('alive'), slack);
    expect(slack.said).toEqual([]);
    await sleep(2_050);
    await postAll(by('alive'), slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending']);
    expect((await cardOf(store.db, view.change.id))?.ts).toBe('m1');
  });

  it('is not posted by a process that stood still until its claim had all but run out: another one may have', async () => {
    const view = await requested();
    const { timing } = stage.world.deps;
    const late = fakeSlack();
    // Of a claim of two milliseconds nothing is left once the change has been read.
    await postAll({ ...by('late'), timing: { ...timing, posting: 2 } }, late);
    expect(late.said).toEqual([]);
    await dueNow(view);
    const slack = fakeSlack();
    await postAll(by('other'), slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending']);
  });

  it('is redrawn when Cooper is locked down, and when that ends, as long as its change waits', async () => {
    const [waiting, over] = [await requested(), await requested()];
    await stage.of.act(over, 'reject', 'marcus');
    await postAll(stage.world.deps, fakeSlack());
    const slack = fakeSlack();
    for (const on of [true, false]) {
      await lockdown(stage.world.deps, on, null, asker('marcus'));
      await postAll(stage.world.deps, slack);
    }
    const of_ = slack.views.filter(({ change }) => change.id === waiting.change.id);
    expect(of_.map((view) => view.lockdown)).toEqual([true, false]);
    expect(slack.views.some(({ change }) => change.id === over.change.id)).toBe(false);
  });
});

describe('a card that is refused', () => {
  const refused = { is: 'refused', why: 'not_in_channel' } as const;

  it('goes to the channel for requests', async () => {
    stage.world.rule(`${twoPeople}requests: { channel: C0REQUESTS }\n`);
    const slack = fakeSlack(refused);
    const view = await requested();
    await postAll(stage.world.deps, slack);
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending', 'post C0REQUESTS pending']);
    expect(await card(view)).toMatchObject({ channel: 'C0REQUESTS', thread: null, ts: 'm2' });
  });

  it('there too is dead, and whoever asked is told once, what to do as well', async () => {
    stage.world.rule(`${twoPeople}requests: { channel: C0REQUESTS }\n`);
    const slack = fakeSlack(refused, refused);
    const view = await requested();
    for (let nth = 0; nth < 4; nth += 1) await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual([
      'post C0PLATFORM0 pending',
      'post C0REQUESTS pending',
      expect.stringMatching(
        new RegExp(
          `^note U0PRIYA .*could not post the request ${view.change.id} .*\\(not_in_channel\\).*/invite @Cooper`,
        ),
      ),
    ]);
  });

  it('without such a channel is dead at once, and nothing brings it back', async () => {
    const slack = fakeSlack(refused);
    const view = await requested();
    await postAll(stage.world.deps, slack);
    await stage.of.act(view, 'approve', 'marcus');
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['post C0PLATFORM0 pending', expect.stringContaining('note U0PRIYA')]);
  });

  it('once it was posted stays where it is', async () => {
    stage.world.rule(`${twoPeople}requests: { channel: C0REQUESTS }\n`);
    const slack = fakeSlack({ is: 'posted', ts: 'm1' }, { is: 'refused', why: 'is_archived' });
    const view = await requested();
    await postAll(stage.world.deps, slack);
    await stage.of.act(view, 'approve', 'marcus');
    await postAll(stage.world.deps, slack);
    expect(await card(view)).toMatchObject({ channel: 'C0PLATFORM0', ts: 'm1' });
    expect(slack.said).not.toContain('post C0REQUESTS pending');
  });
});

it('a change without a card has nothing to draw', async () => {
  const { store } = stage.world.deps;
  const view = await stage.of.previewed(`block-public-access ${fresh()}`);
  await store.transaction((trx) => wantCard(trx, view.change.id));
  const slack = fakeSlack();
  await postAll(stage.world.deps, slack);
  expect(slack.said).toEqual([]);
  await store.transaction((trx) => openCard(trx, { changeId: view.change.id, channel: 'C1', thread: 't1' }));
  await postAll(stage.world.deps, slack);
  expect(slack.said).toEqual(['post C1/t1 draft']);
});
