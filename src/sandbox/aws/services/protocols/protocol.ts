import { gunzipSync } from 'node:zlib';
import type { Answer, AwsError, Call } from '../../service.ts';

/** What an operation answers: plain values in the shape the API reference names, encoded by the protocol. */
export type Output = Readonly<Record<string, unknown>>;

/** How a service's calls and answers look on the wire. */
export interface Protocol {
  /** The operation's name (empty when the call names none) and its input, as yet unchecked. */
  read(call: Call): { readonly name: string; readonly input: unknown };
  answer(call: Call, name: string, output: Output): Answer;
  error(call: Call, error: AwsError): Answer;
}

/** The SDK compresses large PutMetricData bodies (Smithy's requestCompression). */
export function bodyOf(call: Call): Buffer {
  return call.headers['content-encoding']?.includes('gzip') === true ? gunzipSync(call.body) : call.body;
}
