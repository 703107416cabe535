import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeView } from '../../src/core/change-view.ts';
import { plain } from '../../src/core/words.ts';
import { auditRows } from '../../src/store/audit.ts';
import { claimNotes } from '../../src/store/notes.ts';
import { cardOf } from '../../src/store/outbox.ts';
import { onPostgres } from '../changes/on-postgres.ts';
import { asker, twoPeople } from '../changes/world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => stage.world.rule(twoPeople));

const previewed = () => stage.of.previewed(`block-public-access ${fresh()}`);
async function requested(): Promise<ChangeView> {
  const view = await previewed();
  return (await stage.of.act(view, 'request', 'priya')).view;
}
const rows = async ({ change }: ChangeView) =>
  (await auditRows(stage.world.deps.store.db, 1, 10_000)).filter(({ changeId }) => changeId === change.id);
const wanted = async ({ change }: ChangeView) => (await cardOf(stage.world.deps.store.db, change.id))?.wanted ?? 0;
const emergency = { reason: 'the house is on fire', ticket: 'OPS-1' };

describe('an act', () => {
  it('on a change that there isn’t is refused', async () => {
    const view = await previewed();
    const gone = { ...view, change: { ...view.change, id: 'nowhere' } };
    await expect(stage.of.act(gone, 'approve', 'marcus')).rejects.toThrow(/There is no change nowhere/);
  });

  it('on another revision than the person saw is refused, and recorded with both', async () => {
    const view = await requested();
    await expect(stage.of.act(view, 'approve', 'marcus', { revision: 2 })).rejects.toThrow(/out of date.*changes show/);
    expect((await rows(view)).at(-1)).toMatchObject({ event: 'refused.approve', payload: { revision: 2 } });
  });

  it('that is refused changes nothing, and is recorded with who tried and why', async () => {
    const view = await requested();
    await expect(stage.of.act(view, 'approve', 'priya')).rejects.toThrow(/You asked for this change/);
    expect((await rows(view)).at(-1)).toMatchObject({
      event: 'refused.approve',
      actor: { user: 'U0PRIYA' },
      channel: 'C0PLATFORM0',
      payload: { why: expect.stringContaining('You asked for this change') },
    });
    expect((await stage.of.now(view)).change.version).toBe(view.change.version);
  });

  it.each([
    ['request', 'priya', /requested already/],
    ['approve', 'marcus', /one person counts once/],
  ] as const)(
    'done twice moves nothing, says so to that person, and draws the card anew: %s',
    async (verb, user, said) => {
      const view = await requested();
      if (verb === 'approve') await stage.of.act(view, verb, user);
      const before = await wanted(view);
      const { moved, aside } = await stage.of.act(view, verb, user);
      expect([moved, plain(aside ?? [])]).toEqual([false, expect.stringMatching(said)]);
      expect(await wanted(view)).toBe(before + 1);
    },
  );

  it('by one button works once for each person, and a failed one spends nothing', async () => {
    const view = await requested();
    const nonce = 'n1';
    await expect(stage.of.act(view, 'approve', 'priya', { nonce })).rejects.toThrow(/You asked for this/);
    expect((await stage.of.act(view, 'approve', 'marcus', { nonce })).moved).toBe(true);
    expect((await stage.of.act(view, 'approve', 'marcus', { nonce })).moved).toBe(false);
    expect((await stage.of.act(view, 'approve', 'noor', { nonce })).view.change.state).toBe('approved');
  });

  it.each([
    ['approve', 'This was previewed, but approval was not requested yet'],
    ['reject', 'approval was not requested yet'],
    ['undo', 'approval was not requested yet'],
  ] as const)('in a state that has none is refused: %s of a draft', async (verb, said) => {
    await expect(stage.of.act(await previewed(), verb, 'marcus')).rejects.toThrow(said);
  });

  it('to look at it moves nothing', async () => {
    const view = await requested();
    expect(await stage.of.act(view, 'details', 'noor')).toMatchObject({ moved: false, aside: null });
    expect((await stage.of.now(view)).change.version).toBe(view.change.version);
  });
});

describe('to call it off', () => {
  it('is for whoever asked, and admins', async () => {
    const view = await requested();
    await expect(stage.of.act(view, 'cancel', 'noor')).rejects.toThrow(/Only whoever asked.*Reject it instead/);
    expect((await stage.of.act(view, 'cancel', 'marcus')).view.change.state).toBe('cancelled');
    const own = await requested();
    const { change } = (await stage.of.act(own, 'cancel', 'priya')).view;
    expect([change.state, plain(change.why ?? [])]).toEqual([
      'cancelled',
      expect.stringMatching(/^Cancelled by .*PRIYA|priya/),
    ]);
  });

  it('to say no is for whoever may approve, also for who asked', async () => {
    const own = await requested();
    expect((await stage.of.act(own, 'reject', 'priya')).view.change.state).toBe('rejected');
    const view = await requested();
    stage.world.rule(twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [noor, omar], count: 2'));
    await expect(stage.of.act(view, 'reject', 'marcus')).rejects.toThrow(/not among those/);
  });
});

describe('break-glass', () => {
  it.each([
    ['no reason', { reason: null, ticket: 'OPS-1' }],
    ['a short one', { reason: ' fire ', ticket: 'OPS-1' }],
    ['no ticket', { reason: 'the house is on fire', ticket: ' ' }],
  ])('with %s is none', async (_name, given) => {
    const view = await requested();
    await expect(stage.of.act(view, 'break-glass', 'omar', given)).rejects.toThrow(
      /reason of at least ten letters, and a ticket/,
    );
    expect((await stage.of.now(view)).change.state).toBe('pending');
  });

  it('is an event of its own, wants a review, and is told to security', async () => {
    const view = await requested();
    await stage.of.act(view, 'break-glass', 'omar', emergency);
    const events = await rows(view);
    expect(events.slice(-2).map(({ event, actor, payload }) => [event, actor, payload['reason']])).toEqual([
      ['break-glass', asker('omar').actor, emergency.reason],
      ['review.wanted', asker('omar').actor, emergency.reason],
    ]);
    const notes = await claimNotes(stage.world.deps.store.db, 'test', 1_000, 50);
    const told = notes.filter(({ id }) => id.includes(view.change.id));
    expect(told.map(({ channel }) => channel)).toEqual(['C0SECURITY0']);
    expect(JSON.stringify(told[0]?.text)).toMatch(/omar.*alone.*the house is on fire.*OPS-1/s);
  });

  it('of several places is told in the channel of each', async () => {
    const logs =
      '  - { name: logs, when: { bucket: the-logs }, approve: { by: [marcus, noor, omar] }, break_glass: { by: omar, post_to: C0AUDIT000 } }\n';
    const [bucket, to] = [fresh(), fresh()];
    stage.world.rule(twoPeople.replace('rules:\n', `rules:\n${logs.replace('the-logs', to)}`));
    const view = await stage.of.previewed(`enable-access-logging ${bucket} to=${to}`);
    await stage.of.act(view, 'request', 'priya');
    await stage.of.act(view, 'break-glass', 'omar', emergency);
    const notes = await claimNotes(stage.world.deps.store.db, 'test', 1_000, 50);
    const told = notes.filter(({ id }) => id.includes(view.change.id));
    expect(told.map(({ channel }) => channel).toSorted()).toEqual(['C0AUDIT000', 'C0SECURITY0']);
  });
});

describe('what faces report', () => {
  it('a press that was refused before anything was done is recorded', async () => {
    const view = await requested();
    await stage.of.acting.refused({ asker: asker('noor'), why: 'another channel', changeId: view.change.id });
    expect((await rows(view)).at(-1)).toMatchObject({ event: 'refused.press', payload: { why: 'another channel' } });
  });

  it('so is who opened the details', async () => {
    const view = await requested();
    await stage.of.acting.viewed({ asker: asker('noor'), changeId: view.change.id });
    expect((await rows(view)).at(-1)).toMatchObject({ event: 'read.sensitive', actor: { user: 'U0NOOR' } });
  });

  it('there is no view of a change that there isn’t', async () => {
    expect(await stage.of.acting.view('nowhere')).toBeNull();
  });
});
