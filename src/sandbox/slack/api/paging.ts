import type { Arguments } from './arguments.ts';
import type { Dict } from '../json.ts';
import { SlackError } from './slack-error.ts';

/** One page of a list (docs.slack.dev, «Pagination»): `limit` items from `cursor` on, and where the next one begins. */
export function page<T>(all: readonly T[], args: Arguments): { readonly items: readonly T[]; readonly metadata: Dict } {
  const limit = Math.min(Number(args.text('limit') ?? 100) || 100, 1000);
  const cursor = args.text('cursor');
  const start = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('from:', ''));
  if (!Number.isInteger(start) || start < 0) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}
