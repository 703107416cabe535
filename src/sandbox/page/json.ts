/**
 * Safe looks into JSON that an app sent. The local Slack refuses what Slack would refuse, but the page must not
 * break on anything: what is missing or of another kind reads as empty.
 */
export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Json => (isRecord(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);

export const string = (value: unknown): string => (typeof value === 'string' ? value : '');

export const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

/** The words of a text object (`{type, text}`), or a text as it is. */
export const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : string(record(value)['text']));

/** A look-up by a name that came from outside: `constructor` and its like are not in any table. */
export function own<T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}
