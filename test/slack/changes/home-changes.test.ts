import { expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { words } from '../../../src/core/words.ts';
import type { HomeChanges } from '../../../src/slack/changes/changes.ts';
import { homeChanges } from '../../../src/slack/changes/home-changes.ts';
import { readable, typed } from '../blocks/payload.ts';
import { makeDesk } from '../desk.ts';
import { fakeActing } from './fake-acting.ts';
import { view } from './view.ts';

const keys = { current: 'k', keys: { k: Buffer.alloc(32, 1) } };
const who = { user: 'U1', team: 'T1' };
const deskWith = (home: () => Promise<HomeChanges>, more = {}) =>
  makeDesk({ changes: { acting: fakeActing(), keys, home }, ...more });
const shown = async (of: HomeChanges) =>
  (await homeChanges(
    deskWith(async () => of),
    who,
  )) ?? [];
const text = async (of: HomeChanges) => readable({ blocks: await shown(of) });

it('shows those that wait for approval first, then the others, each with its details', async () => {
  const open = [view({ id: 'a', state: 'verified' }), view({ id: 'b' })];
  expect(await text({ open, lockdown: false })).toMatch(
    /^Waiting for approvalWaiting: Turn on Block Public Access, on cooper-media\. 2 people must approve\..*Recent changesDone: /s,
  );
  const buttons = typed(await shown({ open, lockdown: false }), 'button');
  expect(buttons.map((one) => one['action_id'])).toEqual(['change:shown:details', 'change:shown:details']);
});

it('says when nothing waits, and when there is a lockdown', async () => {
  expect(await text({ open: [], lockdown: false })).toBe('Waiting for approvalNothing waits for approval.');
  expect(await text({ open: [], lockdown: true })).toContain('A lockdown is on');
});

it.each([
  [30, 30],
  [5, 60],
  [0, 25],
])(
  'of %i that wait and %i others it names twenty, counts the rest and says how to list all',
  async (waiting, others) => {
    const of = (count: number, state: 'pending' | 'verified') => Array.from({ length: count }, () => view({ state }));
    const open = [...of(others, 'verified'), ...of(waiting, 'pending')];
    const all = await text({ open, lockdown: false });
    expect(all.match(/, on cooper-media\. /g)).toHaveLength(20);
    expect(all).toContain(`${waiting + others - 20} more changes: /s3 changes lists all.`);
  },
);

it('tells nothing to those who may not know, and asks nobody for it', async () => {
  const home = vi.fn<() => Promise<HomeChanges>>();
  const people = { admit: async () => Promise.reject(new Refusal(words`Guests.`, words`Ask a member.`)) };
  expect(await homeChanges(deskWith(home, { people }), who)).toBeNull();
  expect(home).not.toHaveBeenCalled();
});

it('shows a Home without changes when the store is down, or nothing can be changed', async () => {
  expect(
    await homeChanges(
      deskWith(() => Promise.reject(new Error('down'))),
      who,
    ),
  ).toBeNull();
  expect(await homeChanges(makeDesk(), who)).toBeNull();
  expect(await homeChanges(makeDesk({ changes: { acting: fakeActing(), keys } }), who)).toBeNull();
});
