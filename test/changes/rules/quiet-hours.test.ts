import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEndless, type QuietHours, quietUntil, weekdays } from '../../../src/changes/rules/quiet-hours.ts';
import { holds } from '../../fuzz/holds.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const nights: QuietHours = { zone: 'Europe/Berlin', from: at(18), to: at(8), days: weekdays };

const until = (quiet: QuietHours, now: string) => quietUntil(quiet, new Date(now))?.toISOString() ?? null;

describe('when applying may begin', () => {
  it('at once, where there are no quiet hours', () => {
    expect(quietUntil(null, new Date())).toBeNull();
  });

  // 29 November 2026 is a Sunday.
  it.each<[string, QuietHours, string, string | null]>([
    ['before it begins', nights, '2026-11-30T16:59:59Z', null],
    ['when it begins', nights, '2026-11-30T17:00:00Z', '2026-12-01T07:00:00.000Z'],
    ['after midnight', nights, '2026-12-01T03:12:45Z', '2026-12-01T07:00:00.000Z'],
    ['when it ends', nights, '2026-12-01T07:00:00Z', null],
    ['in another zone', { ...nights, zone: 'America/New_York' }, '2026-12-01T03:00:00Z', '2026-12-01T13:00:00.000Z'],
    ['in one of half an hour', { ...nights, zone: 'Asia/Kolkata' }, '2026-12-01T02:00:00Z', '2026-12-01T02:30:00.000Z'],
    ['within a day', { ...nights, from: at(12), to: at(13) }, '2026-11-30T11:30:00Z', '2026-11-30T12:00:00.000Z'],
    ['a day on which it does not begin', { ...nights, days: week }, '2026-11-29T20:00:00Z', null],
    [
      'the morning after a day on which it began',
      { ...nights, days: week },
      '2026-11-28T05:00:00Z',
      '2026-11-28T07:00:00.000Z',
    ],
    ['the morning after a day on which it did not', { ...nights, days: week }, '2026-11-30T05:00:00Z', null],
    [
      'a weekend, one day after the other',
      { ...nights, from: 0, to: 1440, days: ['sat', 'sun'] },
      '2026-11-28T12:00:00Z',
      '2026-11-29T23:00:00.000Z',
    ],
  ])('%s', (_name, quiet, now, expected) => {
    expect(until(quiet, now)).toBe(expected);
  });
});

describe('clocks that change', () => {
  const early = (zone: string, from: number, to: number): QuietHours => ({ zone, from, to, days: weekdays });

  it.each<[string, QuietHours, string, string | null]>([
    // Berlin, 28 March 2027: 02:00 becomes 03:00, at 01:00 UTC.
    ['put forward: the night is an hour shorter', nights, '2027-03-27T17:00:00Z', '2027-03-28T06:00:00.000Z'],
    [
      'put forward over the end',
      early('Europe/Berlin', at(22), at(2, 30)),
      '2027-03-27T22:00:00Z',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      'put forward over the beginning',
      early('Europe/Berlin', at(2, 30), at(4)),
      '2027-03-28T01:00:00Z',
      '2027-03-28T02:00:00.000Z',
    ],
    ['put forward over all of it', early('Europe/Berlin', at(2, 10), at(2, 50)), '2027-03-28T01:00:00Z', null],
    // Berlin, 31 October 2027: 03:00 becomes 02:00, at 01:00 UTC.
    ['put back: the night is an hour longer', nights, '2027-10-30T16:00:00Z', '2027-10-31T07:00:00.000Z'],
    [
      'put back, in the hour that comes twice: first',
      early('Europe/Berlin', at(1), at(2, 30)),
      '2027-10-31T00:10:00Z',
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'put back, in the hour that comes twice: again',
      early('Europe/Berlin', at(1), at(2, 30)),
      '2027-10-31T01:10:00Z',
      '2027-10-31T01:30:00.000Z',
    ],
    // Lord Howe Island, 4 April 2027: 02:00 becomes 01:30, at 15:00 UTC on the 3rd.
    [
      'put back by half an hour',
      early('Australia/Lord_Howe', at(1), at(3)),
      '2027-04-03T14:00:00Z',
      '2027-04-03T16:30:00.000Z',
    ],
  ])('%s', (_name, quiet, now, expected) => {
    expect(until(quiet, now)).toBe(expected);
  });

  const hours = fc
    .record({
      zone: fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'Australia/Lord_Howe',
        'Asia/Kolkata',
        'America/St_Johns',
        'UTC',
      ),
      from: fc.integer({ min: 0, max: 1439 }),
      to: fc.integer({ min: 1, max: 1440 }),
      days: fc.subarray([...weekdays], { minLength: 1 }),
    })
    .filter((quiet) => quiet.from !== quiet.to && !isEndless(quiet));
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });

  it('quiet hours end at the first minute that is not quiet, and every minute before is', () => {
    holds(
      fc.property(hours, moments, fc.double({ min: 0, max: 1, noNaN: true }), (quiet, now, part) => {
        const end = quietUntil(quiet, now);
        const last = end ?? now;
        expect(last.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(quietUntil(quiet, last)).toBeNull();
        const between = new Date(now.getTime() + part * Math.max(0, last.getTime() - 1 - now.getTime()));
        expect(quietUntil(quiet, between)).toEqual(end);
      }),
    );
  });
});
