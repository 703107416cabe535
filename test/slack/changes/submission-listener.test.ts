import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Change } from '../../../src/core/change.ts';
import { incidents, type Office, openOffice } from './office.ts';
import { change, view } from './view.ts';

/** Over the wire: forms as people fill them in. */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clear());

const carded = (of: Partial<Change> = {}) => office.carded(of);
const acts = () => office.acting.acts;

it('asks for the bucket’s name before what can’t be undone, and does nothing before it is right', async () => {
  const { id, card } = await carded({ risk: 'C' });
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.modals('marcus')).toHaveLength(1);
  await office.submit('marcus', { name: 'cooper-medial' });
  expect(office.modals('marcus')[0]?.errors).toEqual({ name: 'That is not the bucket’s name.' });
  expect(acts()).toEqual([]);
  await office.submit('marcus', { name: 'cooper-media' });
  await expect.poll(acts).toHaveLength(1);
  expect(acts()[0]).toMatchObject({ verb: 'approve', changeId: id, messageTs: card.ts });
  expect(acts()[0]?.asker.origin).toMatchObject({ channel: incidents });
  expect(office.modals('marcus')).toEqual([]);
});

it('takes a reason and a ticket for a break-glass, from the details, and nothing less', async () => {
  const { id, card } = await carded({ ruled: { ...change().ruled, breakGlass: true } });
  await office.press('marcus', 'View details', card);
  await expect.poll(() => JSON.stringify(office.modals('marcus'))).toContain('BlockPublicAcls');
  await office.pressInModal('marcus', 'Break glass');
  await expect.poll(() => office.modals('marcus')).toHaveLength(2);
  await office.submit('marcus', { reason: 'urgent', ticket: 'INC-7' });
  expect(Object.keys(office.modals('marcus')[1]?.errors ?? {})).toEqual(['reason']);
  await office.submit('marcus', { reason: 'the launch page is down', ticket: 'INC-7' });
  await expect.poll(acts).toHaveLength(1);
  expect(acts()[0]).toMatchObject({
    verb: 'break-glass',
    changeId: id,
    reason: 'the launch page is down',
    ticket: 'INC-7',
    messageTs: card.ts,
  });
  expect(office.modals('marcus')).toEqual([]);
});

it('refuses a form whose preview has become out of date while it was filled in', async () => {
  const { id, card } = await carded({ risk: 'C' });
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.modals('marcus')).toHaveLength(1);
  office.acting.all.set(id, view({ id, risk: 'C', revision: 2 }));
  await office.submit('marcus', { name: 'cooper-media' });
  await expect.poll(() => office.told('marcus').join()).toContain('out of date');
  expect(acts()).toEqual([]);
});

it('keeps what was typed when the store does not answer', async () => {
  const { card } = await carded({ risk: 'C' });
  await office.press('marcus', 'Approve', card);
  await expect.poll(() => office.modals('marcus')).toHaveLength(1);
  office.acting.broken = new Error('down');
  await office.submit('marcus', { name: 'cooper-media' });
  expect(JSON.stringify(office.modals('marcus')[0]?.errors)).toContain('Submit it again');
  expect(acts()).toEqual([]);
});

it('cancels from the details, and shows there how it stands now', async () => {
  const { id, card } = await carded();
  await office.press('priya', 'View details', card);
  await expect.poll(() => JSON.stringify(office.modals('priya'))).toContain('BlockPublicAcls');
  await office.pressInModal('priya', 'Cancel');
  await expect.poll(acts).toHaveLength(1);
  expect(acts()[0]).toMatchObject({ verb: 'cancel', changeId: id, messageTs: card.ts });
  await expect.poll(() => JSON.stringify(office.modals('priya'))).toContain('Cancelled: ');
});
