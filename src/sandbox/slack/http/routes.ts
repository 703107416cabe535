import { bodyOf, fieldsOf, uploadOf } from './body.ts';
import { type HttpAnswer, json, plain } from './answer.ts';
import { callApi } from '../api/call.ts';
import { control } from '../control.ts';
import type { IncomingMessage } from 'node:http';
import { parseAct } from '../act/parse.ts';
import { parsedJson } from '../json.ts';
import { perform } from '../act/act.ts';
import { respond } from '../response-urls.ts';
import type { Sandbox } from '../sandbox.ts';

/** The page and what it loads, by path, with or without the slash in front. */
export interface Page {
  readonly html: string;
  readonly files: Readonly<Record<string, { readonly type: string; readonly body: string | Buffer }>>;
}

/** Everything but the page's event stream. Null when there is nothing at this address. */
export async function answer(
  sandbox: Sandbox,
  page: Page | null,
  request: IncomingMessage,
  url: URL,
): Promise<HttpAnswer | null> {
  const [first = '', second = '', ...rest] = url.pathname.slice(1).split('/');
  if (first === 'api') return api(sandbox, request, url, second);
  if (request.method === 'GET') return got(sandbox, page, url, first, second);
  return sent(sandbox, request, await bodyOf(request), [first, second, rest.at(-1) ?? '']);
}

function sent(
  sandbox: Sandbox,
  request: IncomingMessage,
  body: Buffer,
  [first, second, key]: readonly [string, string, string],
): HttpAnswer | null | Promise<HttpAnswer> {
  if (first === 'page' && second === 'act') return acted(sandbox, request, body);
  if (first === 'hooks') return hooked(sandbox, body, key);
  if (first === 'upload') return uploaded(sandbox, request, body, key);
  return first === '_slack' ? control(sandbox, request.method ?? '', second, parsedJson(body.toString())) : null;
}

async function api(sandbox: Sandbox, request: IncomingMessage, url: URL, name: string): Promise<HttpAnswer> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const fields = fieldsOf(type, await bodyOf(request));
  if (fields === null) return json(200, { ok: false, error: 'invalid_json' });
  return callApi(sandbox, name, { ...Object.fromEntries(url.searchParams), ...fields }, authorization);
}

function got(sandbox: Sandbox, page: Page | null, url: URL, first: string, second: string): HttpAnswer | null {
  if (first === '_slack') return control(sandbox, 'GET', second, null);
  if (first === 'files') return stored(sandbox, second);
  // Permalinks lead to the page: it shows the workspace as a whole.
  if (first === 'archives') return { status: 302, headers: { location: '/' } };
  if (page === null) return null;
  if (url.pathname === '/')
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...framing }, body: page.html };
  const name = [url.pathname, url.pathname.slice(1)].find((each) => Object.hasOwn(page.files, each));
  const file = page.files[name ?? ''];
  return file ? { status: 200, headers: { 'content-type': file.type }, body: file.body } : null;
}

const framing = { 'x-frame-options': 'DENY' };

async function acted(sandbox: Sandbox, request: IncomingMessage, body: Buffer): Promise<HttpAnswer> {
  // A form or text from another site needs no permission of ours; JSON does.
  if (!request.headers['content-type']?.includes('application/json')) return plain(415, 'An act is sent as JSON.');
  const act = parseAct(parsedJson(body.toString()));
  if (act === null) return json(400, { ok: false, error: 'invalid_act' });
  return json(200, await perform(sandbox, act));
}

function hooked(sandbox: Sandbox, body: Buffer, key: string): HttpAnswer {
  const message = fieldsOf('application/json', body);
  return message === null ? json(400, { ok: false, error: 'invalid_payload' }) : respond(sandbox, key, message);
}

async function uploaded(sandbox: Sandbox, request: IncomingMessage, body: Buffer, key: string): Promise<HttpAnswer> {
  const file = [...sandbox.state.files.values()].find(({ uploadKey }) => uploadKey === key);
  if (file === undefined || file.body !== null) return plain(404, 'no such upload');
  const bytes = await uploadOf(request.headers['content-type'] ?? '', body);
  sandbox.state.files.set(file.id, { ...file, body: bytes });
  return plain(200, `OK - ${bytes.length}`);
}

/** Images are shown; anything else is offered for download, so that nothing uploaded runs as a page of ours. */
function stored({ state }: Sandbox, id: string): HttpAnswer | null {
  const file = state.files.get(id);
  if (file === undefined || file.body === null) return null;
  const disposition = file.mimetype.startsWith('image/') ? 'inline' : 'attachment';
  return {
    status: 200,
    headers: {
      'content-type': file.mimetype,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
    body: file.body,
  };
}
