import { expect, it } from 'vitest';
import { makeSeen, shared } from '../../src/slack/seen.ts';
import { now, silent } from './desk.ts';
import { pressed, slash, workspace } from './workspace.ts';

const of = (first: (key: string) => Promise<boolean>) => shared({ seen: makeSeen({ now }), first, log: silent });

it('is seen the first time only when no replica has seen it', async () => {
  const store = new Set<string>();
  const first = async (key: string) => !store.has(key) && store.add(key).has(key);
  const [one, other] = [of(first), of(first)];
  expect([await one.first('a'), await other.first('a'), await one.first('a')]).toEqual([true, false, false]);
});

it('goes by what this process has seen while the store says nothing', async () => {
  const down = of(() => Promise.reject(new Error('down')));
  expect([await down.first('a'), await down.first('a')]).toEqual([true, false]);
  const silentStore = of(() => new Promise(() => undefined));
  expect(await silentStore.first('b')).toBe(true);
});

it('knows a press without a trigger_id by who pressed what, and when', async () => {
  const { send, calls, order } = workspace();
  const body = { ...pressed('again', 'gone'), trigger_id: undefined };
  await send(body);
  await send(body);
  expect(calls).toHaveLength(1);
  expect(order.filter((what) => what === 'ack')).toHaveLength(2);
  await send({ ...body, user: { id: 'U2', username: 'bo' } });
  expect(calls).toHaveLength(2);
});

it('takes the same trigger_id of two teams for two', async () => {
  const { send, calls } = workspace();
  const body = slash('x');
  await send(body);
  await send({ ...body, team_id: 'T2' });
  expect(calls).toHaveLength(2);
});
