import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Office, openOffice, people, team } from './office.ts';
import { view } from './view.ts';

/** Over the wire: «View details». */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clear());

const modal = (as: keyof typeof people) => JSON.stringify(office.modals(as));
const opened = () => office.local.log().flatMap((entry) => (entry.kind === 'api' ? [entry] : []));
const first = (method: string) => opened().findIndex((entry) => entry.method === method);

it('opens at once and says nothing yet, then shows everything to whoever may see it, and records that', async () => {
  const { id, card } = await office.carded();
  await office.press('noor', 'View details', card);
  await expect.poll(() => modal('noor')).toContain('BlockPublicAcls');
  const loading = opened()[first('views.open')];
  expect(JSON.stringify(loading)).toContain('Looking it up');
  expect(JSON.stringify(loading)).not.toContain('cooper-media');
  expect(first('views.open')).toBeLessThan(first('views.update'));
  expect(JSON.stringify(opened()[first('views.update')])).toContain('hash');
  expect(office.acting.views).toEqual([
    {
      changeId: id,
      asker: {
        actor: { is: 'slack', team, user: people.noor },
        origin: { face: 'slack', team, channel: card.channel, thread: null },
      },
    },
  ]);
  expect(office.acting.acts).toEqual([]);
});

it('tells a guest in the modal that it is not for them, records that, and shows nothing', async () => {
  const { card } = await office.carded();
  await office.press('gil', 'View details', card);
  await expect.poll(() => modal('gil')).toContain('Guests');
  expect(modal('gil')).not.toContain('BlockPublicAcls');
  expect(office.acting.views).toEqual([]);
  expect(office.acting.refusals).toMatchObject([{ asker: { actor: { user: people.gil } } }]);
});

it('shows nothing where it could not be recorded that it is shown', async () => {
  const { card } = await office.carded();
  office.acting.unrecorded = new Error('no store');
  await office.press('noor', 'View details', card);
  await expect.poll(() => modal('noor')).toContain('Cooper made a mistake');
  expect(modal('noor')).not.toContain('BlockPublicAcls');
});

it('says in the modal that a preview is out of date', async () => {
  const { id, card } = await office.carded();
  office.acting.all.set(id, view({ id, revision: 2 }));
  await office.press('noor', 'View details', card);
  await expect.poll(() => modal('noor')).toContain('out of date');
});

it('says elsewhere what it could not say in a modal, which Slack did not open in time', async () => {
  const { card } = await office.carded();
  office.local.fault({ is: 'api', method: 'views.open', error: 'expired_trigger_id' });
  await office.press('noor', 'View details', card);
  await expect.poll(() => office.told('noor').join()).toContain('Press the button again');
  expect(office.acting.views).toEqual([]);
});

it('leaves a modal alone that its reader has closed meanwhile', async () => {
  const { card } = await office.carded();
  office.local.fault({ is: 'api', method: 'views.update', error: 'not_found' });
  await office.press('noor', 'View details', card);
  await expect.poll(() => first('views.update')).toBeGreaterThan(-1);
  expect(office.told('noor')).toEqual([]);
});

it('takes the value of no other button for one that shows details', async () => {
  const { card } = await office.carded();
  const blocks = JSON.parse(JSON.stringify(office.posts('noor').at(-1)?.blocks)) as {
    elements?: { action_id?: string; value?: string }[];
  }[];
  const elements = blocks.flatMap((block) => block.elements ?? []);
  const [approve, details] = ['approve', 'details'].map((verb) =>
    elements.find((element) => element.action_id === `change:card:${verb}`),
  );
  if (approve === undefined || details === undefined) throw new Error('the card has no such buttons');
  [approve.value, details.value] = [details.value ?? '', approve.value ?? ''];
  const { ts = '' } = await office.client.chat.postMessage({ ...card, text: 'x', blocks: blocks as never });
  await office.press('noor', 'View details', { ...card, ts });
  await expect.poll(() => modal('noor')).toContain('did not make this button');
  await office.press('noor', 'Approve', { ...card, ts });
  await expect.poll(() => office.told('noor').join()).toContain('did not make this button');
  expect(office.acting.acts).toEqual([]);
});
