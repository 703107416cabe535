import type { Raw } from './types.ts';

type Part = 'code' | 'status' | 'operation' | 'principal' | 'resource' | 'text';

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
  const found: Partial<Record<Part, string>> = {};
  walk(value, found, 0);
  return rawOf(found);
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

function walk(value: unknown, found: Partial<Record<Part, string>>, depth: number): void {
  if (depth > deepest || value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    take(name, inner, found);
    if (name === 'userIdentity') identity(inner, found);
    else if (name === 'resources') resources(inner, found);
    else walk(nested(inner), found, depth + 1);
  }
}

/** `CloudTrailEvent` is a record written as a string. */
const nested = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('{') ? parsed(value) : value;

function take(name: string, value: unknown, found: Partial<Record<Part, string>>): void {
  const part = fields[name];
  if (part === undefined || found[part] !== undefined) return;
  if (typeof value === 'string' || typeof value === 'number') found[part] = String(value);
}

function identity(value: unknown, found: Partial<Record<Part, string>>): void {
  const arn = (value as { arn?: unknown } | null)?.arn;
  if (typeof arn === 'string') found.principal ??= arn;
}

/** CloudTrail lists the object before its bucket. */
function resources(value: unknown, found: Partial<Record<Part, string>>): void {
  for (const one of Array.isArray(value) ? value : []) {
    const arn = (one as { ARN?: unknown } | null)?.ARN;
    if (typeof arn === 'string' && !arn.endsWith('/')) found.resource ??= arn;
  }
}
