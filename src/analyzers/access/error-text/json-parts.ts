import { cloudTrailParts } from './cloudtrail.ts';
import type { Raw } from './types.ts';

type Part = 'code' | 'status' | 'operation' | 'text';
/** What is said in one field each, and what a record of CloudTrail's says beside. */
interface Found {
  readonly parts: Partial<Record<Part, string>>;
  beside: Partial<Raw> | null;
}

/** Where tools put what: CloudTrail's record contents, boto3's `response`, the JavaScript SDK's error, Step Functions. */
const fields: Readonly<Record<string, Part>> = {
  errorCode: 'code',
  Code: 'code',
  code: 'code',
  __type: 'code',
  errorMessage: 'text',
  Message: 'text',
  message: 'text',
  Cause: 'text',
  HTTPStatusCode: 'status',
  httpStatusCode: 'status',
  statusCode: 'status',
  eventName: 'operation',
};
const deepest = 8;

/** What a JSON error says: the first record that has an error. Null when the text is no JSON object. */
export function jsonParts(text: string): Partial<Raw> | null {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start < 0 || end <= start) return null;
  const value = parsed(text.slice(start, end + 1));
  if (value === null || typeof value !== 'object') return null;
  const found: Found = { parts: {}, beside: null };
  walk(value, found, 0);
  const said = rawOf(found.parts);
  return said === null ? null : { ...found.beside, ...said };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function rawOf({ status, ...texts }: Partial<Record<Part, string>>): Partial<Raw> | null {
  if (texts.code === undefined && texts.text === undefined) return null;
  const number = Number(status);
  return { ...texts, ...(Number.isInteger(number) ? { status: number } : {}) };
}

function walk(value: unknown, found: Found, depth: number): void {
  if (depth > deepest || value === null || typeof value !== 'object' || wentWell(value)) return;
  if ('userIdentity' in value) found.beside ??= cloudTrailParts(value);
  for (const [name, inner] of Object.entries(value)) {
    take(name, inner, found.parts);
    if (name !== 'userIdentity' && name !== 'resources') walk(nested(inner), found, depth + 1);
  }
}

/** Among the records of a trail most have no error. */
const wentWell = (value: object): boolean =>
  'userIdentity' in value && !('errorCode' in value && typeof value.errorCode === 'string');

/** `CloudTrailEvent` is a record written as a string. */
const nested = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('{') ? parsed(value) : value;

function take(name: string, value: unknown, found: Partial<Record<Part, string>>): void {
  const part = fields[name];
  if (part === undefined || found[part] !== undefined) return;
  if (typeof value === 'string' || typeof value === 'number') found[part] = String(value);
}
