import { absent, denied, type Fact, type FailureKind, failed, known } from '../core/fact.ts';
import { type AwsError, awsError, detailOf } from './aws-error.ts';

/** What a read asks for, so that a refusal can say what would have allowed it. */
export interface Ask {
  /** The IAM action, in the spelling of policies. */
  readonly action: string;
  /** The error codes with which AWS says that nothing is there. Few of them are classes in the SDK: codes are compared. */
  readonly absent?: readonly string[];
  /** Where a code alone does not tell. */
  readonly absentIf?: (error: AwsError) => boolean;
}

/** What a read came to; `null` from `read` is «not there». Never throws: whatever goes wrong is said in the fact. */
export async function factOf<T>(ask: Ask, read: () => Promise<T | null>): Promise<Fact<T>> {
  try {
    const value = await read();
    return value === null ? absent : known(value);
  } catch (thrown) {
    return factOfError(ask, awsError(thrown));
  }
}

export function factOfError(ask: Ask, error: AwsError): Fact<never> {
  if (ask.absent?.includes(error.name) || ask.absentIf?.(error)) return absent;
  const why = failureOf(error);
  if (why !== null) return failed(why, detailOf(error));
  if (isDenial(error)) return denied(ask.action, error.hasWords ? detailOf({ ...error, name: '' }) : null);
  return failed('error', detailOf(error));
}

/** Why there was no answer, before asking what the answer was; null when AWS did answer. */
function failureOf(error: AwsError): FailureKind | null {
  if (error.name === 'NoSuchBucket') return 'no such bucket';
  if (error.isMalformed) return 'malformed';
  if (unreachable.has(error.code)) return 'unreachable';
  if (timeouts.has(error.name) || timeouts.has(error.code)) return 'timed out';
  if (isThrottled(error)) return 'throttled';
  // S3 has no other 503 than «slow down» and «reduce your request rate» (S3 API reference, «Error responses»).
  return error.status === 503 && !error.hasWords ? 'throttled' : null;
}

/** Whether the same question may be answered later: nobody answered, or AWS itself was busy or broken. */
export function mayPass(error: AwsError): boolean {
  const why = failureOf(error);
  return why === 'throttled' || why === 'timed out' || why === 'unreachable' || (error.status ?? 0) >= 500;
}

/** Whether AWS says that too much was asked at once; it did nothing then. */
export const isThrottled = ({ name, status }: AwsError): boolean => status === 429 || throttles.has(name);

/** Whether there was no connection at all, so that nothing can have arrived. */
export const neverArrived = ({ code }: AwsError): boolean => neverConnected.has(code);

/** 405 is what S3 answers to those who may read, but do not own the bucket (API reference, GetBucketPolicy). */
function isDenial({ name, status }: AwsError): boolean {
  return !badCredentials.has(name) && (status === 403 || status === 405 || denials.has(name));
}

const denials: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'MethodNotAllowed',
  'NotAuthorized',
  'UnauthorizedOperation',
]);

const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const unreachable: ReadonlySet<string> = new Set([...neverConnected, 'ECONNRESET', 'EPIPE']);

const timeouts: ReadonlySet<string> = new Set([
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ETIMEDOUT',
]);

/** The codes of AWS's services and of the SDK's retry middleware. */
const throttles: ReadonlySet<string> = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'BandwidthLimitExceeded',
  'PriorRequestNotComplete',
]);

/** 403s and 400s about Cooper's own credentials: no policy would cure them, so they are no denials. */
const badCredentials: ReadonlySet<string> = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'NoSession',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);
