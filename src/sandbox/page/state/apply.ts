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

function updated(state: PageState, update: Update, at: number): PageState {
  switch (update.type) {
    case 'snapshot':
      return opened(state, update);
    case 'message':
      return answered({ ...state, messages: withMessage(state.messages, update.message) }, update.message);
    case 'message_changed':
      return answered({ ...state, messages: withMessage(state.messages, update.message) }, update.message);
    case 'message_deleted':
      return { ...state, messages: state.messages.filter((message) => !same(message, update)) };
    case 'modals':
      return update.modals.length > 0 ? { ...state, modals: update.modals, waiting: [] } : { ...state, modals: [] };
    case 'home':
      return { ...state, home: update.home };
    case 'channels':
      return { ...state, channels: update.channels };
    case 'app':
      return { ...state, app: update.app };
    case 'notice':
      return told({ ...state, waiting: [] }, { channel: update.channel, threadTs: null, text: update.text, at });
  }
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
export function byTime(one: { readonly ts: string }, other: { readonly ts: string }): number {
  return one.ts.padStart(20, '0') < other.ts.padStart(20, '0') ? -1 : 1;
}
