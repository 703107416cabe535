/** From Monday, as `days` of a rule names them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];

/**
 * When nothing is applied but by break-glass: while the clock on a wall of `zone` shows a time from `from` to before
 * `to`. Where `to` is not later than `from`, it is on the day after; `days` are those on which it begins.
 */
export interface QuietHours {
  /** An IANA time zone. */
  readonly zone: string;
  /** Minutes since midnight: 0 to 1439. */
  readonly from: number;
  /** Minutes since midnight: 1 to 1440, which is the day's end. Never the same as `from`. */
  readonly to: number;
  readonly days: readonly Weekday[];
}

const minute = 60_000;
const day = 1440;

/** `18:30` as minutes since midnight, `24:00` as the day's end; null for anything else. */
export function parseTime(text: string): number | null {
  const [, hour, rest] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  const at = Number(hour) * 60 + Number(rest);
  return hour === undefined || rest === undefined || at > day ? null : at;
}

export const spelledTime = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** It never ends: every day, from midnight to midnight. */
export const isEndless = ({ from, to, days }: Pick<QuietHours, 'from' | 'to' | 'days'>): boolean =>
  from === 0 && to === day && weekdays.every((each) => days.includes(each));

/**
 * The first moment from `at` on at which applying may begin, to the minute; null: now. Goes by the wall clock, so where
 * clocks are put forward over `to`, it ends then; where they are put back into the quiet hours, it is quiet again.
 */
export function quietUntil(quiet: QuietHours | null, at: Date): Date | null {
  if (quiet === null) return null;
  const wall = wallClock(quiet.zone);
  let now = Math.floor(at.getTime() / minute) * minute;
  let left = leftOf(quiet, wall(now));
  if (left === 0) return null;
  while (left > 0) {
    now = withoutShift(wall, now, now + left * minute);
    left = leftOf(quiet, wall(now));
  }
  return new Date(now);
}

/** Minutes until this quiet time ends; 0: it is not quiet. */
function leftOf({ from, to, days }: QuietHours, wall: number): number {
  const inDay = (wall / minute) % day;
  // 1 January 1970 was a Thursday.
  const weekday = (Math.floor(wall / minute / day) + 3) % 7;
  const begins = (nth: number) => days.some((each) => weekdays.indexOf(each) === (nth + 7) % 7);
  if (from < to) return begins(weekday) && inDay >= from && inDay < to ? to - inDay : 0;
  if (begins(weekday) && inDay >= from) return day - inDay + to;
  return begins(weekday - 1) && inDay < to ? to - inDay : 0;
}

/** `to`, or the minute before it at which the zone's clocks are put forward or back. */
function withoutShift(wall: (at: number) => number, from: number, to: number): number {
  const offset = wall(from) - from;
  if (wall(to) - to === offset) return to;
  let [before, after] = [from, to];
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / 2 / minute) * minute;
    if (wall(middle) - middle === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** What a clock on a wall there shows at a moment, as if it were UTC. Milliseconds in and out. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day: date = 1, hour = 0, minute: past = 0 } = parts;
    return Date.UTC(year, month - 1, date, hour, past);
  };
}
