import { expect, it } from 'vitest';
import { emptyPage } from '../../../../src/sandbox/page/state/state.ts';
import { seenNow, unreadIn } from '../../../../src/sandbox/page/state/unread.ts';
import { message } from './fixtures.ts';

const state = {
  ...emptyPage,
  me: 'U1',
  messages: [
    message({ ts: '10.0', user: 'U2' }),
    message({ ts: '20.0', user: 'U1' }),
    message({ ts: '30.0', user: 'U2' }),
    message({ ts: '31.0', user: 'U2', threadTs: '10.0' }),
    message({ ts: '40.0', user: 'U2', channel: 'C2' }),
  ],
};

it.each([
  ['nothing seen', {}, 0, 2],
  ['the page opened in between', {}, 15, 1],
  ['the first one seen', { C1: '10.0' }, 0, 1],
  ['all seen', { C1: '30.0' }, 0, 0],
])('counts other people’s messages: %s', (_, seen, since, count) => {
  expect(unreadIn(state, 'C1', seen, since)).toBe(count);
});

it('has seen everything in a channel that is open', () => {
  const seen = seenNow(state, 'C1', {});
  expect(seen).toEqual({ C1: '31.0' });
  expect(seenNow(state, 'C1', seen)).toBe(seen);
});
