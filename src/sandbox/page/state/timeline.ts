import type { Message } from '../../slack/protocol.ts';
import { type Clock, dayKey, dayName } from '../text/dates.ts';
import type { Notice, PageState } from './state.ts';

/** What a channel or a thread shows from top to bottom. */
export type Line =
  | { readonly is: 'day'; readonly key: string; readonly name: string }
  | { readonly is: 'message'; readonly key: string; readonly message: Message; readonly follows: boolean }
  | { readonly is: 'notice'; readonly key: string; readonly notice: Notice };

/** Messages of one person within this many seconds stand under one name. */
const together = 300;

/** `ts` as seconds since 1970. */
export const secondsOf = (ts: string): number => Number.parseFloat(ts) || 0;

/** A channel's own messages: replies are in their threads. */
export function channelLines(state: PageState, channel: string, clock: Clock): readonly Line[] {
  const messages = state.messages.filter((message) => message.channel === channel && isTopLevel(message));
  const notices = state.notices.filter((notice) => notice.threadTs === null && (notice.channel ?? channel) === channel);
  return lines(messages, notices, clock);
}

/** The message a thread hangs on, if this person can see it, and its replies. */
export function threadLines(state: PageState, channel: string, ts: string, clock: Clock): readonly Line[] {
  const messages = state.messages.filter(
    (message) => message.channel === channel && (message.ts === ts || message.threadTs === ts),
  );
  const notices = state.notices.filter((notice) => notice.channel === channel && notice.threadTs === ts);
  return lines(messages, notices, clock);
}

export const isTopLevel = ({ ts, threadTs }: Message): boolean => threadTs === null || threadTs === ts;

function lines(messages: readonly Message[], notices: readonly Notice[], clock: Clock): readonly Line[] {
  const left = notices.toSorted((one, other) => one.at - other.at);
  const told: Line[] = [];
  let last: Message | null = null;
  for (const message of messages) {
    told.push(...noticesBefore(left, secondsOf(message.ts)));
    const day = dayBetween(last, message, clock);
    if (day !== null) told.push(day);
    const follows = told.at(-1)?.is === 'message' && belongs(last, message);
    told.push({ is: 'message', key: message.ts, message, follows });
    last = message;
  }
  return [...told, ...noticesBefore(left, Number.POSITIVE_INFINITY)];
}

function noticesBefore(left: Notice[], at: number): readonly Line[] {
  const due = left.filter((notice) => notice.at < at);
  left.splice(0, due.length);
  return due.map((notice) => ({ is: 'notice', key: `notice-${notice.id}`, notice }));
}

function dayBetween(last: Message | null, next: Message, clock: Clock): Line | null {
  const at = secondsOf(next.ts);
  const key = dayKey(at, clock);
  if (last !== null && dayKey(secondsOf(last.ts), clock) === key) return null;
  return { is: 'day', key: `day-${key}`, name: dayName(at, clock) };
}

function belongs(last: Message | null, next: Message): boolean {
  if (last === null || last.user !== next.user) return false;
  const arePublic = last.ephemeralTo === null && next.ephemeralTo === null;
  return (
    arePublic &&
    last.threadTs === next.threadTs &&
    last.replyCount === 0 &&
    secondsOf(next.ts) - secondsOf(last.ts) < together
  );
}
