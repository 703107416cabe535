import { invalidArgument } from '../errors.ts';

/** How many the caller wants, at most as many as S3 gives. */
export function pageSize(query: URLSearchParams, name: string, most = 1000): number {
  const asked = query.get(name);
  if (asked === null || asked === '') return most;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 0 || size > 2_147_483_647)
    throw invalidArgument(`Provided ${name} not an integer or within integer range`, name, asked);
  return Math.min(size, most);
}

/** Keys as listings show them with `encoding-type=url`. */
export function encoder(query: URLSearchParams): (text: string) => string {
  if (query.get('encoding-type') !== 'url') return (text) => text;
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

/** S3 sorts by UTF-8 bytes (ListObjectsV2 API reference). */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
