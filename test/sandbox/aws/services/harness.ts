import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError, type Answer, type Call, type Principal, type Service } from '../../../../src/sandbox/aws/service.ts';
import { lookup } from '../../../../src/sandbox/aws/services/sts/lookup.ts';
import { newState, type State } from '../../../../src/sandbox/aws/state.ts';

export const account = '111122223333';
export const other = '444455556666';
export const now = new Date('2026-10-07T12:00:00Z');

export interface Local extends AsyncDisposable {
  readonly state: State;
  /** Configuration for any SDK client; signs as this access key id, by default as the account's root. */
  client(accessKeyId?: string, region?: string): Client;
}

export interface Client {
  readonly endpoint: string;
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** One service over real HTTP. An access key id that nobody owns and that is an account's number is its root. */
export async function local(service: Service, state = newState(() => now)): Promise<Local> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    void answer(service, state, request, `request-${calls}`).then(({ status, headers, body }) =>
      response.writeHead(status, headers).end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    state,
    client: (accessKeyId = account, region = 'us-east-1') => ({
      endpoint: `http://127.0.0.1:${port}`,
      region,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: 'secret' },
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(service: Service, state: State, request: IncomingMessage, requestId: string): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [, key = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const call: Call = {
    requestId,
    at: state.clock(),
    principal: nobody,
    region,
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks),
  };
  try {
    const known = { ...call, principal: lookup(state, key, state.clock()) ?? root(key) };
    return service.operation(known, state).run(state);
  } catch (error) {
    return service.error(call, error instanceof AwsError ? error : new AwsError('InternalFailure', 500, String(error)));
  }
}

const nobody: Principal = {
  arn: 'anonymous',
  account: null,
  userId: 'anonymous',
  accessKeyId: null,
  sessionName: null,
  sessionTags: [],
  sourceIdentity: null,
};

function root(key: string): Principal {
  if (!/^\d{12}$/.test(key)) return nobody;
  return { ...nobody, arn: `arn:aws:iam::${key}:root`, account: key, userId: key, accessKeyId: key };
}
