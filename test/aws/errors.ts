import { type Asked, operationOf, type StubAnswer } from './stub.ts';

/** AWS JSON names its operation in a header; REST JSON only says that it is JSON. */
export const speaksJson = ({ headers }: Asked): boolean =>
  headers['x-amz-target'] !== undefined || headers['content-type'] === 'application/json';

/** An error as the asked service spells it: REST XML, Query XML or AWS JSON. HEAD answers have no body. */
export function errorAnswer(asked: Asked, status: number, code: string, message = 'said the stub'): StubAnswer {
  if (asked.method === 'HEAD') return { status };
  if (speaksJson(asked))
    return { status: status === 403 ? 400 : status, body: JSON.stringify({ __type: code, message }) };
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body: operationOf(asked) === null ? error : `<ErrorResponse>${error}</ErrorResponse>` };
}
