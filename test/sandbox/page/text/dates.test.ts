import { describe, expect, it } from 'vitest';
import { dayName, formatDate, timeOfDay } from '../../../../src/sandbox/page/text/dates.ts';

const clock = { now: new Date('2026-11-20T14:05:00Z'), timeZone: 'UTC' };
const seconds = (iso: string): number => Date.parse(iso) / 1000;

describe('dates', () => {
  it.each([
    ['{date_short} at {time}', 'Nov 20, 2026 at 13:01'],
    ['{date_long}', 'Friday, November 20, 2026'],
    ['{date_short_pretty}', 'today'],
    ['{time_secs}', '13:01:02'],
    ['{ago}', '1 hour ago'],
    ['{unknown} {constructor}', '{unknown} {constructor}'],
  ])('%s', (format, told) => {
    expect(formatDate(seconds('2026-11-20T13:01:02Z'), format, clock)).toBe(told);
  });

  it.each([
    ['2026-11-20T00:00:00Z', 'Today'],
    ['2026-11-19T23:59:59Z', 'Yesterday'],
    ['2026-11-12T12:00:00Z', 'Thursday, November 12'],
  ])('calls the day of %s %s', (iso, name) => {
    expect(dayName(seconds(iso), clock)).toBe(name);
  });

  it('tells the time in the zone of the clock', () => {
    expect(timeOfDay(seconds('2026-11-20T23:30:00Z'), { ...clock, timeZone: 'Asia/Kolkata' })).toBe('05:00');
  });
});
