import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { type CallLog, callsOf, type CallFilter, log, type LoggedCall, newCallLog } from './call-log.ts';
import { control, isControl } from './control.ts';
import { checkTime, type Credential, credentialOf } from './credential.ts';
import { extendedId } from './extended-id.ts';
import { listen } from './listen.ts';
import { type Mutation, type MutationFilter, mutationsOf } from './mutations.ts';
import { anonymous, principalOf } from './principal.ts';
import { headOf, type RawCall, readBody } from './read-call.ts';
import { type Reply, respond, type Response } from './respond.ts';
import { regionOfHost, serviceFor } from './route.ts';
import { AwsError, type Call, type Service } from './service.ts';
import { send } from './send.ts';
import { services } from './services.ts';
import { record } from './services/cloudtrail/record.ts';
import { respelled } from './spelling.ts';
import { newState, type State } from './state.ts';

export interface LocalAwsOptions {
  /** Any free one when not given. */
  readonly port?: number;
  /** The world's clock. */
  readonly now?: () => Date;
  /** Sets the world up, at the start and after each reset. */
  readonly seed?: (state: State) => void;
  readonly logger?: Pick<Logger, 'error'>;
}

export interface LocalAws {
  /** `http://localhost:PORT`: the endpoint of every service. */
  readonly url: string;
  readonly port: number;
  readonly state: State;
  /** What `GET /_cooper/calls` shows, for use in the same process. */
  calls(filter?: CallFilter): readonly LoggedCall[];
  /** What `GET /_cooper/mutations` shows: every call that changed the document of a setting, in order. */
  mutations(filter?: MutationFilter): readonly Mutation[];
  /** Everything back to the seed: also denials, faults, the call log and the mutations. */
  reset(): void;
  stop(): Promise<void>;
}

interface World {
  readonly state: State;
  readonly log: CallLog;
  readonly logger: Pick<Logger, 'error'> | undefined;
  reset(): void;
}

/** A local AWS that the unmodified SDK and CLI talk to, on loopback only. */
export async function startLocalAws({ port = 0, now, seed, logger }: LocalAwsOptions = {}): Promise<LocalAws> {
  const world = newWorld(now ?? (() => new Date()), seed, logger);
  const listening = await listen(port, (request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      logger?.error({ err: error }, 'The local AWS could not answer');
      response.destroy();
    });
  });
  const { state } = world;
  const { port: got } = listening;
  const calls = (filter: CallFilter = {}) => callsOf(world.log, filter);
  return {
    url: `http://localhost:${got}`,
    port: got,
    state,
    calls,
    mutations: (filter: MutationFilter = {}) => mutationsOf(state.mutations, filter),
    reset: () => world.reset(),
    stop: () => listening.stop(),
  };
}

function newWorld(clock: () => Date, seed: LocalAwsOptions['seed'], logger: LocalAwsOptions['logger']): World {
  const state = newState(clock);
  const calls = newCallLog();
  seed?.(state);
  const reset = (): void => {
    Object.assign(state, newState(clock));
    Object.assign(calls, newCallLog());
    seed?.(state);
  };
  return { state, log: calls, logger, reset };
}

/** A web page that had its own name point to this machine would come with that name. */
const isOurs = (host: string): boolean => /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = headOf(request);
  if (!isOurs(head.headers['host'] ?? '')) {
    send(
      head.method,
      { is: 'answer', answer: { status: 403, body: 'The local AWS answers only on localhost.\n' } },
      response,
    );
    return;
  }
  if (isControl(head.path, head.headers['host'] ?? '')) {
    const { body } = await readBody(head, request);
    send(head.method, { is: 'answer', answer: control(world, head.method, head.url, head.headers, body) }, response);
    return;
  }
  const started = performance.now();
  const { service, call, refused } = await authenticated(world.state, head, request);
  const result =
    refused === null
      ? await respond(service, call, world.state, (error) => bug(world, call, error))
      : refusal(service, call, refused);
  const status = result.reply.is === 'answer' ? result.reply.answer.status : null;
  const durationMs = Math.round((performance.now() - started) * 1000) / 1000;
  log(world.log, service.name, call, result.operation, { status, error: result.error?.code ?? null, durationMs });
  recorded(world.state, call, result);
  send(call.method, identified(result.reply, service, call), response);
}

interface Authenticated {
  readonly service: Service;
  readonly call: Call;
  /** Why it is refused before anybody looks at what it asks for. */
  readonly refused: AwsError | null;
}

/** Who calls which service. The body is read in any case, so that the answer reaches the caller. */
async function authenticated(state: State, head: RawCall, request: IncomingMessage): Promise<Authenticated> {
  let service: Service = services.s3;
  let call: Call = { ...head, at: state.clock(), principal: anonymous, region: regionOf(head, null) };
  try {
    const raw = await readBody(head, request);
    const credential = credentialOf(raw.url, raw.headers);
    const name = serviceFor(credential, raw.path, raw.headers);
    call = { ...call, ...raw, region: regionOf(raw, credential) };
    if (name === null)
      throw new AwsError('NotImplemented', 501, `The local AWS has no service «${credential?.service ?? ''}».`);
    service = services[name];
    if (credential !== null) checkTime(credential, new Date());
    call = { ...call, principal: principalOf(state, credential, call.at) };
    return { service, call, refused: null };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { service, call, refused: respelled(service.name, error) };
  }
}

function regionOf({ headers }: RawCall, credential: Credential | null): string {
  return credential?.region ?? regionOfHost(headers['host'] ?? '') ?? 'us-east-1';
}

function refusal(service: Service, call: Call, error: AwsError): Response {
  return { reply: { is: 'answer', answer: service.error(call, error) }, operation: null, error };
}

function bug({ logger }: World, call: Call, error: unknown): void {
  logger?.error({ err: error, requestId: call.requestId, path: call.path }, 'A bug in the local AWS');
}

/** CloudTrail hears of what was changed, and of what was refused; not of what never came to be decided. */
function recorded(state: State, call: Call, { reply, operation, error, done }: Response): void {
  const came = done ?? (reply.is === 'answer' ? { answer: reply.answer, error } : null);
  if (operation === null || came === null || came.answer.status >= 500) return;
  record(state, call, operation, came.answer, came.error ?? undefined);
}

/** Every answer names its request; S3's also has a second, longer id. */
function identified(reply: Reply, service: Service, { requestId }: Call): Reply {
  if (reply.is !== 'answer') return reply;
  const s3 = service.name === 's3' || service.name === 's3-control';
  const ids = s3
    ? { 'x-amz-request-id': requestId, 'x-amz-id-2': extendedId(requestId), server: 'AmazonS3' }
    : { 'x-amz-request-id': requestId, 'x-amzn-requestid': requestId };
  return { is: 'answer', answer: { ...reply.answer, headers: { ...ids, ...reply.answer.headers } } };
}
