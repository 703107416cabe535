import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answer, type Page } from './routes.ts';
import { plain, send } from './answer.ts';
import type { Logger } from 'pino';
import { refusal } from './guard.ts';
import type { Sandbox } from '../sandbox.ts';
import { TooLarge } from './body.ts';

/** Not yet listening. `page` is asked for at every request, for it may be given later. */
export function slackServer(sandbox: Sandbox, page: () => Page | null, logger: Logger | undefined): Server {
  const server = createServer((request, response) => {
    void handle(sandbox, page(), request, response).catch((error: unknown) => {
      const status = error instanceof TooLarge ? 413 : 500;
      if (status === 500) logger?.error({ err: error, path: pathOf(request) }, 'the local Slack failed');
      if (response.headersSent) response.destroy();
      else send(response, plain(status, status === 413 ? 'too large' : 'the local Slack failed'));
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const url = urlOf(request);
    if (refusal(request) !== null || url === null || url.pathname !== '/link/')
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else sandbox.sockets.upgrade(request, socket, head, url.searchParams.get('ticket'));
  });
  return server;
}

async function handle(
  sandbox: Sandbox,
  page: Page | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = refusal(request);
  if (refused !== null) return send(response, plain(403, refused));
  const url = urlOf(request);
  if (url === null) return send(response, plain(400, 'bad address'));
  if (url.pathname === '/page/events' && request.method === 'GET') return stream(sandbox, url, response);
  const found = await answer(sandbox, page, request, url);
  send(response, found ?? plain(404, 'There is nothing at this address.'));
}

/** Whoever does not say who they are is the first of the workspace. */
function stream(sandbox: Sandbox, url: URL, response: ServerResponse): void {
  const [first = ''] = sandbox.state.people.keys();
  const user = url.searchParams.get('as') ?? first;
  if (!sandbox.state.people.has(user)) return send(response, plain(404, 'There is no such person.'));
  return sandbox.page.open(user, response);
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';
const urlOf = (request: IncomingMessage): URL | null => URL.parse(request.url ?? '/', 'http://localhost');
