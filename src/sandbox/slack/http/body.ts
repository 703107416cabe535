import { type Dict, isDict, parsedJson } from '../json.ts';
import type { IncomingMessage } from 'node:http';

const limit = 32 * 1024 * 1024;

/** The body was larger than the local Slack takes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form or JSON body; null when it is neither. */
export function fieldsOf(contentType: string, body: Buffer): Dict | null {
  const text = body.toString();
  if (text.trim() === '') return {};
  if (contentType.includes('json')) {
    const value = parsedJson(text);
    return isDict(value) ? value : null;
  }
  return Object.fromEntries(new URLSearchParams(text));
}

/** The bytes of an upload: the whole body, or the first file of a multipart form. */
export async function uploadOf(contentType: string, body: Buffer): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}
