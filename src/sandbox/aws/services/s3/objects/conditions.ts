import { AwsError } from '../../../service.ts';
import { noSuchKey } from '../errors.ts';

type Headers = Readonly<Record<string, string>>;

interface Seen {
  readonly etag: string;
  readonly at: Date;
}

/** Conditions of a read, in the order of RFC 9110 that S3 follows (GetObject API reference): 412 and 304. */
export function checkRead(headers: Headers, seen: Seen, prefix = ''): void {
  const broken = brokenCondition(headers, seen, prefix);
  if (broken !== null) throw failed(broken);
  if (!isUnchanged(headers, seen, prefix)) return;
  // A copy has nothing to answer 304 with.
  if (prefix !== '') throw failed('If-None-Match');
  const { etag, at } = seen;
  throw new AwsError('NotModified', 304, 'Not Modified', { headers: { etag, 'last-modified': at.toUTCString() } });
}

function brokenCondition(headers: Headers, { etag, at }: Seen, prefix: string): string | null {
  const match = headers[`${prefix}if-match`];
  if (match !== undefined) return names(match, etag) ? null : 'If-Match';
  const unmodified = timeOf(headers[`${prefix}if-unmodified-since`]);
  return unmodified !== null && secondsOf(at) > unmodified ? 'If-Unmodified-Since' : null;
}

function isUnchanged(headers: Headers, { etag, at }: Seen, prefix: string): boolean {
  const noneMatch = headers[`${prefix}if-none-match`];
  if (noneMatch !== undefined) return names(noneMatch, etag);
  const modified = timeOf(headers[`${prefix}if-modified-since`]);
  return modified !== null && secondsOf(at) <= modified;
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Conditions of a write: `If-None-Match: *` only where nothing is, `If-Match` only over this (S3 user guide, «Conditional writes»). */
export function checkWrite(headers: Headers, key: string, etag: string | null): void {
  const match = headers['if-match'];
  if (headers['if-none-match'] !== undefined && etag !== null) throw failed('If-None-Match');
  if (match === undefined) return;
  if (etag === null) throw noSuchKey(key);
  if (!names(match, etag)) throw failed('If-Match');
}

function names(header: string, etag: string): boolean {
  return header.split(',').some((one) => {
    const asked = one.trim().replace(/^W\//, '');
    return asked === '*' || asked === etag || `"${asked}"` === etag;
  });
}

/** Whole seconds since 1970; null for no or a wrong date. */
function timeOf(header: string | undefined): number | null {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? null : Math.floor(at / 1000);
}

const failed = (condition: string): AwsError =>
  new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold', {
    details: { Condition: condition },
  });
