import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Change } from '../../../src/core/change.ts';
import { words } from '../../../src/core/words.ts';
import { typed, valuesOf } from '../blocks/payload.ts';
import { report } from '../report.ts';
import { incidents, type Office, openOffice, people, team } from './office.ts';
import { view } from './view.ts';

/** Over the wire: a real Slack app in Socket Mode, and a Slack that refuses what Slack would refuse. */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clear());

const carded = (of: Partial<Change> = {}, channel?: string) => office.carded(of, channel);
const acts = () => office.acting.acts;
const why = () => office.acting.refusals.map((one) => one.why).join();

it('does what the button says, for whoever pressed it, and says where and on which card', async () => {
  const { id, card } = await carded();
  expect(await office.press('marcus', 'Approve', card)).toEqual({ ok: true });
  await expect.poll(acts).toHaveLength(1);
  expect(acts()[0]).toMatchObject({
    verb: 'approve',
    changeId: id,
    revision: 1,
    nonce: expect.stringMatching(/^[\w-]{36}$/) as string,
    messageTs: card.ts,
    reason: null,
    asker: {
      actor: { is: 'slack', team, user: people.marcus },
      origin: { face: 'slack', team, channel: incidents, thread: null },
    },
  });
  expect(office.told('marcus')).toEqual([]);
  expect(why()).toBe('');
});

it('tells the presser alone what only they need to know, and a refusal as it stands', async () => {
  const { id, card } = await carded();
  office.acting.answer = async () => ({ view: view({ id }), moved: false, aside: words`You approved this already.` });
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.told('marcus')).toEqual(['You approved this already.']);
  office.acting.answer = () =>
    Promise.reject(new Refusal(words`You asked for it.`, words`Marcus or Noor can approve it.`));
  await office.press('noor', 'Reject', card);
  await expect.poll(() => office.told('noor')).toEqual(['Not done: You asked for it. Marcus or Noor can approve it.']);
  expect(office.posts('priya')).toHaveLength(1);
});

it('turns a guest away, says why, and has it recorded', async () => {
  const { card } = await carded();
  await office.press('gil', 'Approve', card);
  await expect.poll(() => office.told('gil').join()).toContain('Guests');
  expect(acts()).toEqual([]);
  expect(office.acting.refusals[0]).toMatchObject({
    asker: { actor: { user: people.gil } },
    why: expect.stringContaining('Guests') as string,
    changeId: null,
  });
});

it('turns away somebody of another company, in a channel that is shared with them', async () => {
  const { card } = await carded({}, 'C0BRIGHTREL');
  await office.press('elena', 'Approve', card);
  await expect.poll(why).toContain('other workspaces');
  expect(acts()).toEqual([]);
});

it('does nothing by a card that was copied into another channel', async () => {
  const { card } = await carded();
  const original = office.posts('marcus').at(-1);
  const copy = await office.client.chat.postMessage({
    channel: 'C0PLATFORM0',
    text: 'x',
    blocks: original?.blocks as never,
  });
  await office.press('marcus', 'Approve', { channel: 'C0PLATFORM0', ts: copy.ts ?? '' });
  await expect.poll(() => office.told('marcus').join()).toContain('did not make this button for this place');
  expect(why()).toContain('did not make this button');
  expect(acts()).toEqual([]);
  expect(card.channel).toBe(incidents);
});

it.each([
  ['nothing', ''],
  ['no value of ours', 'approve c-1'],
  ['a value of another key', 'v1.k9.c-1.1.approve.n.abcdefghijklmnopqrstuv'],
  ['a forged value', 'v1.k.c-1.1.approve.n.abcdefghijklmnopqrstuv'],
])('does nothing by a button that holds %s, and has it recorded', async (_what, value) => {
  const button = { type: 'button', action_id: 'change:card:approve', text: { type: 'plain_text', text: 'Approve' } };
  const blocks = [{ type: 'actions', elements: [{ ...button, ...(value === '' ? {} : { value }) }] }];
  const { ts = '' } = await office.client.chat.postMessage({ channel: incidents, text: 'x', blocks });
  await office.press('marcus', 'Approve', { channel: incidents, ts });
  await expect.poll(() => office.acting.refusals.length).toBe(1);
  await expect.poll(() => office.told('marcus').join()).toContain('Nothing was done.');
  expect(acts()).toEqual([]);
});

it('does nothing by what one person was shown when another presses it', async () => {
  const shown = view({ id: 'c-shown' });
  office.acting.all.set('c-shown', shown);
  office.answers.report = report({ change: shown });
  await office.local.act({ do: 'say', as: people.priya, channel: incidents, threadTs: null, text: '/s3 changes show' });
  await expect.poll(() => office.posts('priya').length).toBe(1);
  const { blocks } = office.posts('priya')[0] ?? {};
  const copy = await office.client.chat.postMessage({ channel: incidents, text: 'x', blocks: blocks as never });
  await office.press('marcus', 'Approve', { channel: incidents, ts: copy.ts ?? '' });
  await expect.poll(() => office.acting.refusals.length).toBe(1);
  expect(acts()).toEqual([]);
});

it('says that a preview is out of date, and how to go on', async () => {
  const { id, card } = await carded();
  office.acting.all.set(id, view({ id, revision: 2 }));
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.told('marcus').join()).toContain('This preview is out of date');
  expect(office.told('marcus').join()).toContain(`/s3 changes show ${id}`);
  expect(office.acting.refusals).toMatchObject([{ changeId: id }]);
  expect(acts()).toEqual([]);
});

it('says that a change is gone', async () => {
  const { id, card } = await carded();
  office.acting.all.delete(id);
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.told('marcus').join()).toContain('knows no such change');
});

it('acts once on a press that Slack delivers twice', async () => {
  const { card } = await carded();
  office.local.fault({ is: 'duplicate' });
  await office.press('marcus', 'Approve', card);
  await expect.poll(acts).toHaveLength(1);
  await office.press('noor', 'Approve', card);
  await expect.poll(acts).toHaveLength(2);
});

it('answers with a reference when the store is down, and does not claim that nothing was done', async () => {
  const { card } = await carded();
  office.acting.broken = new Error('secret detail');
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.told('marcus').join()).toContain('Cooper made a mistake');
  expect(office.told('marcus').join()).not.toContain('secret detail');
  expect(office.told('marcus').join()).toContain('is not known');
  expect(acts()).toEqual([]);
});

it('shows whoever asks for a new preview that preview, with its buttons, and nobody else', async () => {
  const { id, card } = await carded({ state: 'expired' });
  await office.press('noor', 'Preview again', card);
  await expect.poll(() => office.told('noor').join()).toContain('Preview: Nothing has been changed');
  const preview = office.posts('noor').at(-1);
  expect(preview?.ephemeralTo).toBe(people.noor);
  await office.press('noor', 'Request approval', { channel: incidents, ts: preview?.ts ?? '' });
  await expect.poll(() => acts().at(-1)).toMatchObject({ verb: 'request', changeId: `${id}-2`, messageTs: null });
});

it('puts how it stands in the place of a preview once approval is requested, with nothing left to press but details', async () => {
  const { id, card } = await carded({ state: 'verified' });
  await office.press('priya', 'Undo', card);
  await expect.poll(() => office.told('priya').length).toBe(1);
  const preview = office.posts('priya').at(-1);
  await office.press('priya', 'Request approval', { channel: incidents, ts: preview?.ts ?? '' });
  await expect.poll(() => office.told('priya').join()).toContain('Waiting: 2 people must approve.');
  expect(office.told('priya')).toHaveLength(1);
  const buttons = typed(office.posts('priya').at(-1)?.blocks, 'button');
  expect(buttons.map(({ text }) => valuesOf(text, 'text')[0])).toEqual(['View details']);
  expect(office.acting.all.get(`${id}-2`)?.change.state).toBe('pending');
});
