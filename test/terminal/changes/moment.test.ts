import { expect, it } from 'vitest';
import { moment } from '../../../src/terminal/changes/moment.ts';

const now = new Date('2026-03-01T12:00:00.000Z');

it.each([
  ['2026-03-01T12:00:59.999Z', '2026-03-01 12:00 UTC (in less than a minute)'],
  ['2026-03-01T12:00:00.000Z', '2026-03-01 12:00 UTC (in less than a minute)'],
  ['2026-03-01T11:59:59.000Z', '2026-03-01 11:59 UTC (just now)'],
  ['2026-03-01T12:01:59.000Z', '2026-03-01 12:01 UTC (in 1 minute)'],
  ['2026-03-01T13:59:59.000Z', '2026-03-01 13:59 UTC (in 119 minutes)'],
  ['2026-03-01T14:00:00.000Z', '2026-03-01 14:00 UTC (in 2 hours)'],
  ['2026-02-28T13:00:00.000Z', '2026-02-28 13:00 UTC (23 hours ago)'],
  ['2026-03-08T12:00:00.000Z', '2026-03-08 12:00 UTC (in 7 days)'],
  ['2026-03-01T13:00:00+02:00', '2026-03-01 11:00 UTC (60 minutes ago)'],
  ['no time', 'no time'],
])('%s is said as %s', (at, said) => {
  expect(moment(at, now)).toBe(said);
});
