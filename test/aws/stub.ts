import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type StubAnswer =
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly delayMs?: number;
    }
  /** Never answers. */
  | 'hang'
  /** Breaks the connection. */
  | 'reset';

export interface Stub extends AsyncDisposable {
  readonly endpoint: string;
  /** Every request, in order. */
  readonly asked: Asked[];
}

/** A server that answers as it is told: what AWS never says on demand. */
export async function startStub(answer: (asked: Asked, nth: number) => StubAnswer): Promise<Stub> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const one = { ...heard(request), body: await text(request) };
    asked.push(one);
    const said = answer(one, asked.length - 1);
    if (said === 'hang') return;
    if (said === 'reset') {
      request.socket.destroy();
      return;
    }
    setTimeout(() => response.writeHead(said.status, said.headers).end(said.body), said.delayMs ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The operation of a JSON service, the action of a Query service, else null. */
export function operationOf({ headers, body }: Asked): string | null {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? null;
  return new URLSearchParams(body).get('Action');
}

function heard(request: IncomingMessage): Omit<Asked, 'body'> {
  const { method = '', url = '', headers } = request;
  return { method, url, host: headers.host ?? '', headers };
}

async function text(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const chunk of request) all += String(chunk);
  return all;
}
