import type { Message, Snapshot, Update } from '../../slack/protocol.ts';
import type { Notice, PageEvent, PageState } from './state.ts';

/** The page's only reducer. */
export function apply(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'update':
      return updated(state, event.update, event.at);
    case 'connection':
      return { ...state, connection: event.connection };
    case 'asked':
      return { ...state, waiting: [...state.waiting, event.waiting] };
    case 'gave_up':
      return { ...state, waiting: state.waiting.filter((waiting) => waiting.id !== event.id) };
    case 'told':
      return told(state, event.notice);
    case 'dismissed':
      return { ...state, notices: state.notices.filter((notice) => notice.id !== event.id) };
  }
}

type Handler<Type extends Update['type']> = (
  state: PageState,
  update: Extract<Update, { readonly type: Type }>,
  at: number,
) => PageState;

const handlers: { readonly [Type in Update['type']]: Handler<Type> } = {
  snapshot: opened,
  message: posted,
  message_changed: posted,
  message_deleted: (state, gone) => ({ ...state, messages: state.messages.filter((message) => !same(message, gone)) }),
  modals: (state, { modals }) => ({ ...state, modals, waiting: modals.length > 0 ? [] : state.waiting }),
  home: (state, { home }) => ({ ...state, home }),
  channels: (state, { channels }) => ({ ...state, channels }),
  app: (state, { app }) => ({ ...state, app }),
  notice: noticed,
};

function updated(state: PageState, update: Update, at: number): PageState {
  // The table's type says that each handler gets its own kind of update; a look-up by union loses that.
  const handle = handlers[update.type] as Handler<Update['type']>;
  return handle(state, update, at);
}

function posted(state: PageState, { message }: { readonly message: Message }): PageState {
  return answered({ ...state, messages: withMessage(state.messages, message) }, message);
}

/** Slack's own word comes without a thread; it is shown where the person asked last, if that was in the channel. */
function noticed(state: PageState, { channel, text }: Extract<Update, { type: 'notice' }>, at: number): PageState {
  const asked = state.waiting.findLast((waiting) => waiting.channel === channel);
  return told({ ...state, waiting: [] }, { channel, threadTs: asked?.threadTs ?? null, text, at });
}

/** After a reconnection the same person keeps what only the page knows; another person starts afresh. */
function opened(state: PageState, snapshot: Snapshot): PageState {
  const { team, me, people, channels, modals, home, app } = snapshot;
  const kept = state.me === me ? { notices: state.notices, waiting: state.waiting } : { notices: [], waiting: [] };
  const messages = snapshot.messages.toSorted(byTime);
  return { ...kept, connection: 'open', team, me, people, channels, messages, modals, home, app };
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return [...messages.filter((other) => !same(other, message)), message].toSorted(byTime);
}

/** A word from the app in the place where it was asked ends the waiting there. */
function answered(state: PageState, message: Message): PageState {
  if (message.user !== state.app?.userId) return state;
  const open = state.waiting.filter(({ channel, threadTs }) => channel !== message.channel || !near(threadTs, message));
  return open.length === state.waiting.length ? state : { ...state, waiting: open };
}

/** A mention in a channel is answered in its new thread, so any answer in the channel counts for it. */
const near = (askedIn: string | null, { threadTs }: Message): boolean => askedIn === null || askedIn === threadTs;

function told(state: PageState, notice: Omit<Notice, 'id'>): PageState {
  const id = Math.max(0, ...state.notices.map((other) => other.id)) + 1;
  return { ...state, notices: [...state.notices, { ...notice, id }] };
}

const same = (one: { channel: string; ts: string }, other: { channel: string; ts: string }): boolean =>
  one.channel === other.channel && one.ts === other.ts;

/** A `ts` is seconds with six decimals, too long for a safe number to lose nothing: compare the texts. */
function byTime(one: { readonly ts: string }, other: { readonly ts: string }): number {
  return one.ts.padStart(20, '0') < other.ts.padStart(20, '0') ? -1 : 1;
}
