import { setTimeout as wait } from 'node:timers/promises';
import { refuseDenied } from './denials.ts';
import { type Deed, strike } from './faults.ts';
import { type Answer, AwsError, type Call, type Operation, type Service } from './service.ts';
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
}

/**
 * One call through everything that decides about it: faults, what comes before permissions, denials, the service
 * itself. An error that is no AwsError is a bug of the local AWS, and is answered as AWS answers its own: 500.
 */
export async function respond(
  service: Service,
  call: Call,
  state: State,
  onBug: (error: unknown) => void,
): Promise<Response> {
  let operation: Operation | null = null;
  try {
    operation = service.operation(call, state);
    const deeds = strike(state.faults, service.name, call, operation);
    return { reply: await struck(deeds, service, call, operation, state), operation, error: null };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) onBug(thrown);
    const error = thrown instanceof AwsError ? thrown : internalError();
    const answer = withHeaders(service.error(call, error), operation);
    return { reply: { is: 'answer', answer }, operation, error };
  }
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
}

async function struck(
  deeds: readonly Deed[],
  service: Service,
  call: Call,
  operation: Operation,
  state: State,
): Promise<Reply> {
  for (const deed of deeds) {
    if ('latencyMs' in deed) await wait(deed.latencyMs, undefined, { ref: false });
    if ('timeout' in deed) return { is: 'silence' };
    if ('reset' in deed) return { is: 'reset' };
    if ('throttle' in deed) throw throttling(service.name);
    if ('status' in deed) throw broken(deed);
  }
  const { staleMs, malformed, denied } = bend(deeds);
  operation.admit?.(state);
  if (denied !== null) throw denied;
  refuseDenied(state.denials, call.principal, operation.action, operation.resource);
  const answer = withHeaders(operation.run(state, staleMs), operation);
  return { is: 'answer', answer: malformed ? garbled(answer) : answer };
}

function bend(deeds: readonly Deed[]): Bent {
  let bent: Bent = { staleMs: 0, malformed: false, denied: null };
  for (const deed of deeds) {
    if ('stale' in deed) bent = { ...bent, staleMs: deed.stale.ms };
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
