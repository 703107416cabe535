import { roleOf } from './denials.ts';
import type { Call, Operation, Principal, ServiceName } from './service.ts';

/** One call, as `GET /_cooper/calls` shows it: who asked for what and what came of it. Never secrets or bodies. */
export interface LoggedCall {
  /** Counts from 1, without gaps. */
  readonly id: number;
  readonly requestId: string;
  /** ISO 8601, UTC, by the world's clock. */
  readonly at: string;
  readonly durationMs: number;
  readonly who: {
    readonly arn: string;
    readonly account: string | null;
    /** The role's ARN, of a role session. */
    readonly role: string | null;
    readonly sessionName: string | null;
    readonly sessionTags: Principal['sessionTags'];
    readonly sourceIdentity: string | null;
    readonly accessKeyId: string | null;
  };
  readonly service: ServiceName;
  /** Null when it could not be told. */
  readonly operation: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly region: string;
  /** Null when the call was never answered. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface CallLog {
  /** Oldest first, at most 50,000. */
  readonly calls: LoggedCall[];
  made: number;
}

const kept = 50_000;

export const newCallLog = (): CallLog => ({ calls: [], made: 0 });

export interface Outcome {
  readonly status: number | null;
  readonly error: string | null;
  readonly durationMs: number;
}

export function log(
  log: CallLog,
  service: ServiceName,
  call: Call,
  operation: Operation | null,
  outcome: Outcome,
): LoggedCall {
  const { principal } = call;
  const entry: LoggedCall = {
    id: ++log.made,
    requestId: call.requestId,
    at: call.at.toISOString(),
    who: {
      arn: principal.arn,
      account: principal.account,
      role: roleOf(principal.arn),
      sessionName: principal.sessionName,
      sessionTags: principal.sessionTags,
      sourceIdentity: principal.sourceIdentity,
      accessKeyId: principal.accessKeyId,
    },
    service,
    operation: operation?.name ?? null,
    action: operation?.action ?? null,
    resource: operation?.resource ?? null,
    parameters: operation?.parameters ?? {},
    region: call.region,
    ...outcome,
  };
  log.calls.push(entry);
  // In batches: moving 50,000 entries for every call would be slow.
  if (log.calls.length > kept + 1000) log.calls.splice(0, log.calls.length - kept);
  return entry;
}

export interface CallFilter {
  readonly service?: string | undefined;
  readonly operation?: string | undefined;
  /** From this moment on. */
  readonly since?: Date | undefined;
}

export function callsOf({ calls }: CallLog, { service, operation, since }: CallFilter): readonly LoggedCall[] {
  return calls
    .slice(-kept)
    .filter(
      (call) =>
        (service === undefined || call.service === service) &&
        (operation === undefined || call.operation === operation) &&
        (since === undefined || new Date(call.at) >= since),
    );
}
