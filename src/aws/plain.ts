import type { Json } from '../core/json.ts';

/** What the SDK gave as plain JSON: dates as ISO 8601 text, without what is undefined and without metadata. */
export function plain<T extends Json>(value: unknown): T {
  return toJson(value) as T;
}

function toJson(value: unknown): Json {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value).filter(([key, part]) => part !== undefined && key !== '$metadata');
  return Object.fromEntries(entries.map(([key, part]) => [key, toJson(part)]));
}

/** A date as ISO 8601 text; null when there is none. */
export const isoOf = (date: Date | undefined): string | null => date?.toISOString() ?? null;

/** A document that the SDK gave, as the SDK's own type again. The SDK's types are mutable, ours are not. */
export const forSdk = <T>(value: object): T => value as T;
