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
  /** AWS's error code. */
  readonly error: string | null;
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
    return { reply: { is: 'answer', answer }, operation, error: error.code };
  }
}

function withHeaders(answer: Answer, operation: Operation | null): Answer {
  if (operation?.headers === undefined || answer.status >= 500) return answer;
  return { ...answer, headers: { ...operation.headers, ...answer.headers } };
}

export const internalError = (): AwsError =>
  new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.');

async function struck(
  deeds: readonly Deed[],
  service: Service,
  call: Call,
  operation: Operation,
  state: State,
): Promise<Reply> {
  let staleMs = 0;
  let malformed = false;
  let denied: AwsError | null = null;
  for (const deed of deeds) {
    if ('latencyMs' in deed) await wait(deed.latencyMs, undefined, { ref: false });
    else if ('timeout' in deed) return { is: 'silence' };
    else if ('reset' in deed) return { is: 'reset' };
    else if ('throttle' in deed) throw throttling(service.name);
    else if ('status' in deed) throw broken(deed);
    else if ('stale' in deed) staleMs = deed.stale.ms;
    else if ('malformed' in deed) malformed = true;
    else denied = new AwsError(deed.deny.code, deed.deny.status, deed.deny.message);
  }
  operation.admit?.(state);
  if (denied !== null) throw denied;
  refuseDenied(state.denials, call.principal, operation.action, operation.resource);
  const answer = withHeaders(operation.run(state, staleMs), operation);
  return { is: 'answer', answer: malformed ? garbled(answer) : answer };
}

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
