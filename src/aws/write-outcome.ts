import { awsError, type AwsError, detailOf } from './aws-error.ts';
import { isThrottled, neverArrived } from './fact-of.ts';

/** What a write came to. */
export type Written =
  | { readonly is: 'written'; readonly requestId: string | null }
  /** AWS said no, or was never asked: nothing changed. */
  | Refused
  /** Nobody knows whether it happened: timeout, broken connection, 5xx. */
  | { readonly is: 'unknown'; readonly detail: string };

export interface Refused {
  readonly is: 'refused';
  /** AWS's code; `AssumeRole.` before it when the session was refused and nothing was written at all. */
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | null;
  /** Whether it may go well later as it is: throttled, another write under way. */
  readonly retry: boolean;
  /** The smallest policy statement that would allow it, as JSON; null where no permission is missing. */
  readonly needs: string | null;
}

/**
 * What a failed write came to. Only an answer that says so is a refusal; whatever else may have happened all the same.
 * `needs` is kept where AWS refused for want of a permission.
 */
export function outcomeOf(thrown: unknown, needs: string | null): Exclude<Written, { is: 'written' }> {
  const error = awsError(thrown);
  const detail = detailOf(error);
  if (!isRefusal(error)) return { is: 'unknown', detail };
  return {
    is: 'refused',
    code: error.status === null && error.code !== '' ? error.code : error.name,
    detail,
    requestId: requestIdIn(thrown),
    retry: isTransient(error),
    needs: lacksPermission(error) ? needs : null,
  };
}

/** The request id that AWS's error carries. */
export function requestIdIn(thrown: unknown): string | null {
  const { $metadata } = (thrown ?? {}) as { readonly $metadata?: { readonly requestId?: unknown } };
  return typeof $metadata?.requestId === 'string' ? $metadata.requestId : null;
}

/** Whether nothing was changed for certain. Throttling comes before any work (S3 API reference, «Error responses»). */
function isRefusal(error: AwsError): boolean {
  if (error.name === 'Unwritable' || neverArrived(error) || isThrottled(error)) return true;
  return error.status !== null && error.status >= 300 && error.status < 500;
}

/** What S3 itself asks to try again (S3 API reference, «Error responses»). */
const again: ReadonlySet<string> = new Set(['OperationAborted', 'RequestTimeout', 'TemporaryRedirect']);

/** Whether the same may go well later, because the refusal was about the moment and not about the write. */
const isTransient = (error: AwsError): boolean => isThrottled(error) || neverArrived(error) || again.has(error.name);

/** Where something forbids it, one more permission changes nothing (IAM user guide, «Access denied error messages»). */
function lacksPermission({ name, message }: AwsError): boolean {
  return (
    name === 'AccessDenied' && !/explicit deny|Block Public Access|service control|resource control/i.test(message)
  );
}
