import { own } from '../json.ts';

const locale = 'en';

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** The clock that dates are told by: the reader's own unless a test says otherwise. */
export interface Clock {
  readonly now: Date;
  /** IANA name; undefined is the browser's own. */
  readonly timeZone?: string | undefined;
}

/** `{date_short} at {time}` and Slack's other placeholders (docs.slack.dev, «Date formatting»). */
export function formatDate(seconds: number, format: string, clock: Clock): string {
  return format.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const pretty = name.endsWith('_pretty');
    const plainName = pretty ? name.slice(0, -'_pretty'.length) : name;
    if (name === 'ago') return ago(seconds, clock.now);
    const near = pretty ? nearDay(seconds, clock) : null;
    if (near !== null) return near.toLowerCase();
    const style = own(styles, plainName);
    return style === undefined ? placeholder : told(seconds, style, clock);
  });
}

/** `14:05` */
export const timeOfDay = (seconds: number, clock: Clock): string => told(seconds, styles['time'] ?? {}, clock);

/** `Today`, `Yesterday` or `Friday, November 20`, for the dividers between messages. */
export function dayName(seconds: number, clock: Clock): string {
  return nearDay(seconds, clock) ?? told(seconds, { weekday: 'long', month: 'long', day: 'numeric' }, clock);
}

/** The day in full with the time to the second, for tooltips. */
export const moment = (seconds: number, clock: Clock): string =>
  told(seconds, { ...styles['date_long'], ...styles['time_secs'], timeZoneName: 'short' }, clock);

/** Two moments of one day have the same key. */
export const dayKey = (seconds: number, { timeZone }: Clock): string =>
  told(seconds, { year: 'numeric', month: '2-digit', day: '2-digit' }, { now: new Date(0), timeZone });

function nearDay(seconds: number, clock: Clock): string | null {
  const days: readonly [string, number][] = [
    ['Today', 0],
    ['Yesterday', 1],
    ['Tomorrow', -1],
  ];
  const day = dayKey(seconds, clock);
  const found = days.find(([, back]) => dayKey(clock.now.getTime() / 1000 - back * 86_400, clock) === day);
  return found?.[0] ?? null;
}

function ago(seconds: number, now: Date): string {
  const difference = seconds - now.getTime() / 1000;
  const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(difference) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(difference / size), unit);
}

function told(seconds: number, style: Intl.DateTimeFormatOptions, { timeZone }: Clock): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale, { ...style, ...zone }).format(new Date(seconds * 1000));
}
