import { describe, expect, it } from 'vitest';
import { apply } from '../../../../src/sandbox/page/state/apply.ts';
import { emptyPage, type PageEvent, type PageState, type Waiting } from '../../../../src/sandbox/page/state/state.ts';
import type { Update, View } from '../../../../src/sandbox/slack/protocol.ts';
import { message, snapshot } from './fixtures.ts';

const update = (of: Update): PageEvent => ({ type: 'update', update: of, at: 500 });
const after = (...events: PageEvent[]): PageState => events.reduce(apply, emptyPage);
const waiting: Waiting = { id: 1, channel: 'C1', threadTs: null, text: '/s3 help', at: 1 };
const asked = (of: Partial<Waiting> = {}): PageEvent => ({
  type: 'asked',
  waiting: { ...waiting, ...of },
});
const opened = update(snapshot({}));
const modal: View = {
  id: 'V1',
  hash: '1',
  type: 'modal',
  title: 'A',
  submit: null,
  close: null,
  blocks: [],
  callbackId: '',
  errors: {},
};

describe('messages', () => {
  it('are kept by time, whatever order they come in', () => {
    const state = after(
      update(snapshot({ messages: [message({ ts: '9.000001' }), message({ ts: '100.000000' })] })),
      update({ type: 'message', message: message({ ts: '99.999999' }) }),
    );
    expect(state.messages.map(({ ts }) => ts)).toEqual(['9.000001', '99.999999', '100.000000']);
  });

  it('that come twice are there once', () => {
    const same = update({ type: 'message', message: message({}) });
    expect(after(opened, same, same).messages).toHaveLength(1);
  });

  it('change and go in their own channel only', () => {
    const other = message({ channel: 'C2' });
    const state = after(
      update(snapshot({ messages: [message({}), other] })),
      update({ type: 'message_changed', message: message({ text: 'new', edited: true }) }),
    );
    expect(state.messages.map(({ text }) => text).toSorted()).toEqual(['hello', 'new']);
    expect(apply(state, update({ type: 'message_deleted', channel: 'C1', ts: message({}).ts })).messages).toEqual([
      other,
    ]);
  });
});

describe('waiting for the app', () => {
  it('ends with its answer in that channel', () => {
    const state = after(
      opened,
      asked(),
      update({ type: 'message', message: message({ user: 'UB', threadTs: '5.0' }) }),
    );
    expect(state.waiting).toEqual([]);
  });

  it.each([
    ['somebody else’s message', message({ user: 'U2' })],
    ['an answer in another channel', message({ user: 'UB', channel: 'C2' })],
  ])('does not end with %s', (_, other) => {
    expect(after(opened, asked(), update({ type: 'message', message: other })).waiting).toHaveLength(1);
  });

  it('in a thread ends only with an answer there', () => {
    const elsewhere = update({ type: 'message', message: message({ user: 'UB' }) });
    const there = update({ type: 'message', message: message({ user: 'UB', threadTs: '7.0' }) });
    const state = after(opened, asked({ threadTs: '7.0' }), elsewhere);
    expect(state.waiting).toHaveLength(1);
    expect(apply(state, there).waiting).toEqual([]);
  });

  it('ends when a modal opens, when Slack says what went wrong, and when the page gives up', () => {
    expect(after(opened, asked(), update({ type: 'modals', modals: [modal] })).waiting).toEqual([]);
    expect(after(opened, asked(), update({ type: 'notice', channel: 'C1', text: 'x' })).waiting).toEqual([]);
    expect(after(opened, asked(), { type: 'gave_up', id: 1 }).waiting).toEqual([]);
  });
});

describe('notices', () => {
  it('are shown where the question was asked', () => {
    const state = after(opened, asked({ threadTs: '7.0' }), update({ type: 'notice', channel: 'C1', text: 'no' }));
    expect(state.notices).toEqual([{ id: 1, channel: 'C1', threadTs: '7.0', text: 'no', at: 500 }]);
  });

  it('stay through a reconnection and go when dismissed', () => {
    const state = after(opened, update({ type: 'notice', channel: 'C1', text: 'no' }), opened);
    expect(state.notices).toHaveLength(1);
    expect(apply(state, { type: 'dismissed', id: 1 }).notices).toEqual([]);
  });

  it('are not another person’s', () => {
    const state = after(opened, asked(), update({ type: 'notice', channel: 'C1', text: 'no' }));
    expect(apply(state, update(snapshot({ me: 'U2' })))).toMatchObject({ me: 'U2', notices: [], waiting: [] });
  });
});

it('a snapshot opens a lost connection', () => {
  expect(after({ type: 'connection', connection: 'lost' }, opened).connection).toBe('open');
});
