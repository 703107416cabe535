/** A value and what it was before, so that a reader can be shown an old one: S3's configuration is eventually consistent. */
export type History<T> = readonly { readonly at: number; readonly value: T }[];

const kept = 8;

/** `now` is the machine's clock in milliseconds: staleness is real time, also where the world's clock stands still. */
export function remember<T>(history: History<T> | undefined, value: T, now: number): History<T> {
  return [{ at: now, value }, ...(history ?? [])].slice(0, kept);
}

/** The value as it stood `staleMs` ago; the oldest one known where nothing reaches back that far. */
export function recall<T>(history: History<T> | undefined, staleMs: number, now: number): T | undefined {
  const newest = history?.[0];
  if (staleMs <= 0 || newest === undefined) return newest?.value;
  return (history?.find(({ at }) => at <= now - staleMs) ?? history?.at(-1))?.value;
}
