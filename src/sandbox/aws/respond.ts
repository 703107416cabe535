import { setTimeout as wait } from 'node:timers/promises';
import { refuseDenied } from './denials.ts';
import { type Deed, strike } from './faults.ts';
import { counting } from './mutations.ts';
import { type Answer, AwsError, type Call, type Operation, type Service } from './service.ts';
import { refuseBySession } from './session-policy.ts';
import { throttling } from './spelling.ts';
import type { State } from './state.ts';

/** What the caller gets. */
export type Reply =
  | { readonly is: 'answer'; readonly answer: Answer }
  /** Nothing, ever. */
  | { readonly is: 'silence' }
  /** A broken connection. */
  | { readonly is: 'reset' };

export interface Response {
  readonly reply: Reply;
  /** Null when it could not be told what was asked. */
  readonly operation: Operation | null;
  /** Why it was refused. */
  readonly error: AwsError | null;
  /** What came of the work where the caller was told something else, or nothing. */
  readonly done?: { readonly answer: Answer; readonly error: AwsError | null };
}

/**
 * One call through everything that decides about it: faults, what comes before permissions, denials, the caller's session
 * policy, the service itself. An error that is no AwsError is a bug of the local AWS, and is answered as AWS answers its
 * own: 500.
 */
export async function respond(
  service: Service,
  call: Call,
  state: State,
  onBug: (error: unknown) => void,
): Promise<Response> {
  let operation: Operation | null = null;
  let deeds: readonly Deed[] = [];
  try {
    operation = service.operation(call, state);
    deeds = strike(state.faults, service.name, call, operation);
    const reply = await struck(deeds, service, call, operation, state);
    return spoilt({ reply, operation, error: null }, deeds, service, call);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) onBug(thrown);
    const error = thrown instanceof AwsError ? thrown : internalError();
    const answer = withHeaders(service.error(call, error), operation);
    return spoilt({ reply: { is: 'answer', answer }, operation, error }, deeds, service, call);
  }
}

/** What the caller gets of an answer when something goes wrong after the work is done. */
function spoilt(response: Response, deeds: readonly Deed[], service: Service, call: Call): Response {
  const { reply, error } = response;
  if (reply.is !== 'answer') return response;
  const done = { answer: reply.answer, error };
  for (const deed of deeds) {
    if ('lostAnswer' in deed) return { ...response, reply: { is: 'reset' }, done };
    if ('timeout' in deed) return { ...response, reply: { is: 'silence' }, done };
    if (!('status' in deed) || deed.after !== true) continue;
    const said = broken(deed);
    return { ...response, reply: { is: 'answer', answer: service.error(call, said) }, error: said, done };
  }
  return response;
}

function withHeaders(answer: Answer, operation: Operation | null): Answer {
  if (operation?.headers === undefined || answer.status >= 500) return answer;
  return { ...answer, headers: { ...operation.headers, ...answer.headers } };
}

const internalError = (): AwsError =>
  new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.');

/** What faults make of a call that is not cut short. */
interface Bent {
  readonly staleMs: number;
  readonly malformed: boolean;
  readonly denied: AwsError | null;
  /** Milliseconds by which the work comes after the answer; null when it comes before, as it should. */
  readonly lateMs: number | null;
}

async function struck(
  deeds: readonly Deed[],
  service: Service,
  call: Call,
  operation: Operation,
  state: State,
): Promise<Reply> {
  for (const deed of deeds) {
    const cut = await cutShort(deed, service);
    if (cut !== null) return cut;
  }
  const { staleMs, malformed, denied, lateMs } = bend(deeds);
  operation.admit?.(state);
  if (denied !== null) throw denied;
  refuseDenied(state.denials, call.principal, operation.action, operation.resource);
  refuseBySession(state, service.name, call, operation);
  const work = (): Answer => counting(state, call, operation, () => operation.run(state, staleMs));
  const answer = withHeaders(lateMs === null ? work() : promised(work, state, lateMs), operation);
  return { is: 'answer', answer: malformed ? garbled(answer) : answer };
}

/** What ends a call before any work is done; null when it goes on. */
async function cutShort(deed: Deed, service: Service): Promise<Reply | null> {
  if ('latencyMs' in deed) await wait(deed.latencyMs, undefined, { ref: false });
  if ('reset' in deed) return { is: 'reset' };
  if ('throttle' in deed) throw throttling(service.name);
  if ('timeout' in deed && deed.after !== true) return { is: 'silence' };
  if ('status' in deed && deed.after !== true) throw broken(deed);
  return null;
}

/** Yes, before it is done. What is refused then is refused to nobody, and a world that was reset is left alone. */
function promised(work: () => Answer, state: State, lateMs: number): Answer {
  const world = state.s3;
  setTimeout(() => {
    if (state.s3 !== world) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  }, lateMs).unref();
  return { status: 200 };
}

function bend(deeds: readonly Deed[]): Bent {
  let bent: Bent = { staleMs: 0, malformed: false, denied: null, lateMs: null };
  for (const deed of deeds) {
    if ('stale' in deed) bent = { ...bent, staleMs: deed.stale.ms };
    if ('late' in deed) bent = { ...bent, lateMs: deed.late.ms };
    if ('malformed' in deed) bent = { ...bent, malformed: true };
    if ('deny' in deed && bent.denied === null) bent = { ...bent, denied: refusal(deed.deny) };
  }
  return bent;
}

type Denied = Extract<Deed, { deny: unknown }>['deny'];
const refusal = ({ code, status, message }: Denied): AwsError => new AwsError(code, status, message);

function broken({ status, code }: Extract<Deed, { status: unknown }>): AwsError {
  if (status === 500) return new AwsError(code ?? 'InternalError', 500, internalError().message);
  return new AwsError(code ?? 'ServiceUnavailable', 503, 'Service is unable to handle request.');
}

/** The first half of the answer and then something that no parser accepts. */
function garbled(answer: Answer): Answer {
  const text = answer.body?.toString() ?? '';
  const end = text.startsWith('{') ? '{"unclosed":' : '<unclosed attribute="';
  return { ...answer, status: 200, body: text.slice(0, text.length / 2) + end };
}
