import { createHash } from 'node:crypto';
import { AwsError } from '../../../service.ts';
import type { Content } from '../state.ts';

/** Bytes of made-up content that one answer may carry. */
const mostMadeUp = 64 * 1024 * 1024;

export const sizeOf = (content: Content): number => (content.is === 'stored' ? content.bytes.length : content.size);

/** Bytes from start up to, but not including, end. */
export function bytesOf(content: Content, key: string, start: number, end: number): Buffer {
  if (content.is === 'stored') return content.bytes.subarray(start, end);
  if (end - start > mostMadeUp)
    throw new AwsError(
      'NotImplemented',
      501,
      'The local AWS gives at most 64 MiB of this object in one answer: ask for a range.',
    );
  return madeUp(key, start, end);
}

/** Lines of text that name their place: the same bytes whichever range is asked for. */
function madeUp(key: string, start: number, end: number): Buffer {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 14);
  const first = Math.floor(start / 32);
  const last = Math.ceil(end / 32);
  const lines = Array.from({ length: last - first }, (_, nth) => `${name} ${String(first + nth).padStart(16, '0')}\n`);
  return Buffer.from(lines.join('')).subarray(start - first * 32, end - first * 32);
}

export function etagOf(content: Content, key: string): string {
  const hash = createHash('md5');
  return `"${(content.is === 'stored' ? hash.update(content.bytes) : hash.update(`${key} ${content.size}`)).digest('hex')}"`;
}
