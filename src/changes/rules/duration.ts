const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const minutes = (count: number): number => count * units.m;
export const hours = (count: number): number => count * units.h;
const days = (count: number): number => count * units.d;

/** `30m`, `8h`, `2d` in milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  return count === undefined || unit === undefined ? null : Number(count) * units[unit as keyof typeof units];
}

/** `30 min`, `8 h`, `2 days`, `1 h 30 min`: whole minutes, the rest is left out. */
export function spelledDuration(ms: number): string {
  if (ms >= days(2) && ms % units.d === 0) return `${ms / units.d} days`;
  const whole = Math.floor(ms / units.h);
  const rest = Math.floor((ms % units.h) / units.m);
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`;
}
