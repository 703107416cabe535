import { AwsError } from '../../service.ts';

interface Asked {
  readonly size: number;
  readonly token?: string | undefined;
  /** The error code for a token that never came from here. */
  readonly invalid: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** One page of a list; tokens are opaque to callers. */
export function page<Item>(all: readonly Item[], { size, token, invalid }: Asked): Page<Item> {
  const start = token === undefined ? 0 : offset(token, invalid);
  const end = start + size;
  return { items: all.slice(start, end), next: end < all.length ? tokenFor(end) : null };
}

export const tokenFor = (start: number): string => Buffer.from(`from:${start}`).toString('base64url');

export function offset(token: string, invalid: string): number {
  const [, digits] = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (digits === undefined) throw new AwsError(invalid, 400, 'The pagination token is not valid.');
  return Number(digits);
}
