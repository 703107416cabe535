import { AwsError } from '../../../service.ts';
import type { Range } from './range.ts';

/** Where a part of an object that was uploaded in parts lies; an object uploaded at once is its own part 1. */
export function partRange(parts: readonly number[], asked: string): Range {
  const number = Number(asked);
  if (!Number.isInteger(number) || number < 1 || number > parts.length)
    throw new AwsError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
      details: { PartNumberRequested: asked, ActualPartCount: String(parts.length) },
    });
  const start = parts.slice(0, number - 1).reduce((sum, size) => sum + size, 0);
  return { start, end: start + (parts[number - 1] ?? 0) };
}
