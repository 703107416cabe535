import type { OpenedFrom } from './bound.ts';

/**
 * What a modal carries. It comes back from the client: `from` is believed only as far as a signed value that is bound
 * to it says so, and `value` only when its signature holds.
 */
export interface Metadata {
  readonly from: OpenedFrom;
  /** Of a form: what is done when it is submitted. */
  readonly value?: string;
}

export const metadataOf = (of: Metadata): string => JSON.stringify(of);

/** Null for anything that is not ours. */
export function parseMetadata(text: string | undefined): Metadata | null {
  const parsed = jsonOf(text ?? '');
  if (!isRecord(parsed) || !isRecord(parsed['from'])) return null;
  const { channel, thread, ts } = parsed['from'];
  const { value } = parsed;
  if (typeof channel !== 'string' || !isTextOrNull(thread) || !isTextOrNull(ts)) return null;
  return { from: { channel, thread, ts }, ...(typeof value === 'string' ? { value } : {}) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
