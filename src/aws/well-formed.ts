import { XMLValidator } from 'fast-xml-parser';

/** An answer that cannot be what AWS meant to say: a proxy's page, a body cut short, a document without what it must hold. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** What an answer must hold to be one. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Malformed(`the answer has no ${name}`);
  return value;
}

interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: object;
}

interface Answered {
  readonly statusCode: number;
  body?: unknown;
}

/**
 * The SDK turns many a broken body into an empty answer, and an empty answer reads as «nothing is configured».
 * So a successful answer that must be XML is looked at before the SDK sees it. JSON is left to its parsers, which throw.
 */
export async function refuseMalformed(asked: Asked, answered: Answered): Promise<void> {
  if (answered.statusCode >= 300 || !mustBeXml(asked)) return;
  const body = await whole(answered.body);
  answered.body = body;
  const text = body.toString('utf8');
  if (XMLValidator.validate(text) !== true) throw new Malformed('the answer is not well-formed XML');
  if (/^\s*(<!doctype[^>]*>\s*)?<html/i.test(text)) throw new Malformed('the answer is a web page');
  if (/^\s*(<\?xml[^>]*\?>\s*)?<Error(Response)?[\s>]/.test(text)) throw new Malformed('an error came as a success');
}

/** Objects are asked for with a range; a bucket policy is JSON; JSON services name their operation or type in a header. */
function mustBeXml({ method, headers, query }: Asked): boolean {
  if (method === 'POST') return !Object.entries(headers).some(speaksJson);
  return method === 'GET' && !('range' in headers) && !('policy' in query);
}

const speaksJson = ([name, value]: [string, string]): boolean =>
  name.toLowerCase() === 'x-amz-target' || (name.toLowerCase() === 'content-type' && value === 'application/json');

async function whole(body: unknown): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
