import { AwsError, type Call } from '../../service.ts';
import { bodyOf, type Protocol } from './protocol.ts';

interface JsonProtocol {
  readonly version: '1.0' | '1.1';
  /** Names the error in the header that Query's former callers read (CloudWatch), beside `__type`. */
  readonly queryCompatible?: boolean;
}

/** AWS JSON: the `x-amz-target` header names the operation, times are seconds since 1970. */
export function jsonProtocol({ version, queryCompatible = false }: JsonProtocol): Protocol {
  const type = { 'content-type': `application/x-amz-json-${version}` };
  return {
    read: (call) => ({ name: call.headers['x-amz-target']?.split('.').at(-1) ?? '', input: parsed(call) }),
    answer: (call, _name, output) => {
      const headers = { ...type, 'x-amzn-requestid': call.requestId };
      return { status: 200, headers, body: JSON.stringify(encoded(output)) };
    },
    error: (call, error) => {
      const { code, status } = spelled(error, queryCompatible);
      const { message, details, headers: more } = error;
      const query = queryCompatible ? { 'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}` } : {};
      const named = { 'x-amzn-errortype': code, 'x-amzn-requestid': call.requestId };
      const body = JSON.stringify({ __type: code, message, ...details });
      return { status, headers: { ...type, ...named, ...query, ...more }, body };
    },
  };
}

/** Refusals have a code and a status of their own in these services (Common Errors of each API reference). */
function spelled({ code, status }: AwsError, queryCompatible: boolean): { code: string; status: number } {
  const refused = code === 'AccessDenied' && !queryCompatible;
  return refused ? { code: 'AccessDeniedException', status: 400 } : { code, status };
}

function parsed(call: Call): unknown {
  const text = bodyOf(call).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid JSON.');
  }
}

function encoded(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Map) return encoded(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(kept.map(([name, one]) => [name, encoded(one)]));
}
