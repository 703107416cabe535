const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `2026-03-01 03:30 UTC (in 25 minutes)`. Never says that more time is left, or less has gone by, than is so. */
export function moment(at: string, now: Date): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC (${distance(time - now.getTime())})`;
}

/** Of two days and more in days, of two hours and more in hours. */
function distance(ms: number): string {
  const size = Math.abs(ms);
  const [unit, length] = units.find(([, one]) => size >= 2 * one) ?? units[2];
  const count = Math.floor(size / length);
  if (count === 0) return ms < 0 ? 'just now' : 'in less than a minute';
  return relative.format(ms < 0 ? -count : count, unit);
}
