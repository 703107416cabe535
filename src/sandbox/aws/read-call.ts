import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decodeChunked, isChunked } from './aws-chunked.ts';
import { AwsError, type Call } from './service.ts';

/** Bytes: more than tests need, less than would hurt. */
const maximumBody = 512 * 1024 * 1024;

/** A request before anybody knows who sent it. */
export type RawCall = Pick<Call, 'requestId' | 'method' | 'url' | 'path' | 'headers' | 'body'>;

/** The head alone: enough to say who calls which service, even when the body turns out to be broken. */
export function headOf(request: IncomingMessage): RawCall {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  const target = request.url ?? '/';
  return {
    requestId: randomBytes(8).toString('hex').toUpperCase(),
    method: request.method ?? 'GET',
    url: urlOf(target, headers['host'] ?? 'localhost'),
    path: target.split('?', 1)[0] ?? '/',
    headers,
    body: Buffer.alloc(0),
  };
}

/** Reads the body and undoes `aws-chunked`; trailers join the headers. Throws `AwsError`. */
export async function readBody(head: RawCall, request: IncomingMessage): Promise<RawCall> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > maximumBody)
      throw new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size');
    parts.push(bytes);
  }
  const body = Buffer.concat(parts);
  if (!isChunked(head.headers)) return { ...head, body };
  const decoded = decodeChunked(body);
  return { ...head, body: decoded.body, headers: { ...decoded.trailers, ...head.headers } };
}

function urlOf(target: string, host: string): URL {
  const origin = `http://${host}`;
  return URL.parse(`${origin}${target}`) ?? URL.parse(origin) ?? new URL('http://localhost/');
}
