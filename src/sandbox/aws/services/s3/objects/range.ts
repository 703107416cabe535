import { AwsError } from '../../../service.ts';

export interface Range {
  readonly start: number;
  /** One past the last byte. */
  readonly end: number;
}

/** Null for the whole. Several ranges are answered as the whole, as S3 does; one beyond the end is 416. */
export function rangeOf(header: string | undefined, size: number): Range | null {
  const asked = header?.trim() ?? '';
  const suffix = /^bytes=-(\d+)$/.exec(asked);
  const parts = /^bytes=(\d+)-(\d*)$/.exec(asked);
  if (suffix === null && parts === null) return null;
  const range = suffix === null ? between(parts, size) : { start: Math.max(0, size - Number(suffix[1])), end: size };
  if (range === null) return null;
  if (range.start >= range.end) throw notSatisfiable(asked, size);
  return range;
}

/** Null where the end comes before the start: such a range is no range (RFC 9110, section 14.1.1). */
function between(parts: RegExpExecArray | null, size: number): Range | null {
  const [, from = '', to = ''] = parts ?? [];
  const start = Number(from);
  if (to === '') return { start, end: size };
  return Number(to) < start ? null : { start, end: Math.min(size, Number(to) + 1) };
}

function notSatisfiable(asked: string, size: number): AwsError {
  return new AwsError('InvalidRange', 416, 'The requested range is not satisfiable', {
    details: { RangeRequested: asked, ActualObjectSize: String(size) },
    headers: { 'content-range': `bytes */${size}` },
  });
}
