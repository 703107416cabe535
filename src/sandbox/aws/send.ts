import type { ServerResponse } from 'node:http';
import type { Reply } from './respond.ts';
import type { Answer } from './service.ts';

/** Puts a reply on the wire: or nothing at all, or a broken connection. */
export function send(method: string, reply: Reply, response: ServerResponse): void {
  if (reply.is === 'answer') return sendAnswer(method, reply.answer, response);
  if (reply.is === 'reset') response.socket?.resetAndDestroy();
}

/** An answer to HEAD has no body, but may tell the length that one would have. */
function sendAnswer(method: string, { status, headers = {}, body = '' }: Answer, response: ServerResponse): void {
  const bodiless = status === 204 || status === 304;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, bodiless ? headers : { ...length, ...headers });
  response.end(bodiless || method === 'HEAD' ? '' : body);
}
