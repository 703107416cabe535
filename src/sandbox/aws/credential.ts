import { AwsError } from './service.ts';

/** What a request's SigV4 signature says of itself. The signature is not verified. */
export interface Credential {
  readonly accessKeyId: string;
  readonly region: string;
  /** As in the credential scope: `s3`, `monitoring`. */
  readonly service: string;
  readonly sessionToken: string | null;
  /** Null where the request does not say. */
  readonly signedAt: Date | null;
  /** Seconds; null unless it is a presigned URL. */
  readonly expiresIn: number | null;
}

const maximumSkew = 900_000;
const maximumExpiry = 604_800;

/** Null for an unsigned request. Throws `AwsError` where the signature's form is wrong. */
export function credentialOf(url: URL, headers: Readonly<Record<string, string>>): Credential | null {
  if (url.searchParams.has('X-Amz-Algorithm') || url.searchParams.has('X-Amz-Credential')) return presigned(url);
  const authorization = headers['authorization'];
  if (authorization === undefined) return null;
  if (!authorization.startsWith('AWS4-HMAC-SHA256'))
    throw new AwsError(
      'InvalidRequest',
      400,
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  const scope = scopeOf(/Credential=([^,\s]+)/.exec(authorization)?.[1] ?? '');
  if (scope === null)
    throw new AwsError(
      'AuthorizationHeaderMalformed',
      400,
      'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  const sessionToken = headers['x-amz-security-token'] ?? null;
  return { ...scope, sessionToken, signedAt: timeOf(headers['x-amz-date'] ?? null), expiresIn: null };
}

/**
 * Refuses what was signed too long ago, or ahead of time. `now` is the machine's clock, as signers use theirs
 * (S3 API reference, «Authenticating Requests: Using Query Parameters», and error code RequestTimeTooSkewed).
 */
export function checkTime({ signedAt, expiresIn }: Credential, now: Date): void {
  if (signedAt === null) return;
  if (expiresIn === null) return checkSkew(signedAt, now);
  if (expiresIn > maximumExpiry || expiresIn < 0)
    throw new AwsError(
      'AuthorizationQueryParametersError',
      400,
      expiresIn < 0
        ? 'X-Amz-Expires must be non-negative'
        : 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  const expires = new Date(signedAt.getTime() + expiresIn * 1000);
  if (signedAt.getTime() > now.getTime() + maximumSkew)
    throw new AwsError('AccessDenied', 403, 'Request is not valid yet', { details: { ServerTime: seconds(now) } });
  if (expires < now)
    throw new AwsError('AccessDenied', 403, 'Request has expired', {
      details: { 'X-Amz-Expires': String(expiresIn), Expires: seconds(expires), ServerTime: seconds(now) },
    });
}

function checkSkew(signedAt: Date, now: Date): void {
  if (Math.abs(now.getTime() - signedAt.getTime()) <= maximumSkew) return;
  throw new AwsError(
    'RequestTimeTooSkewed',
    403,
    'The difference between the request time and the current time is too large.',
    {
      details: {
        RequestTime: compact(signedAt),
        ServerTime: seconds(now),
        MaxAllowedSkewMilliseconds: String(maximumSkew),
      },
    },
  );
}

function presigned(url: URL): Credential {
  const query = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const scope = scopeOf(query('Credential'));
  const expiresIn = Number(query('Expires') || Number.NaN);
  const signedAt = timeOf(query('Date'));
  if (scope === null || signedAt === null || Number.isNaN(expiresIn) || query('Signature') === '')
    throw new AwsError(
      'AuthorizationQueryParametersError',
      400,
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  return { ...scope, sessionToken: query('Security-Token') || null, signedAt, expiresIn };
}

function scopeOf(credential: string): Pick<Credential, 'accessKeyId' | 'region' | 'service'> | null {
  const [accessKeyId, date, region, service, end] = credential.split('/');
  if (end !== 'aws4_request' || !accessKeyId || !region || !service) return null;
  return /^\d{8}$/.test(date ?? '') ? { accessKeyId, region, service } : null;
}

/** `20261122T101500Z` */
function timeOf(text: string | null): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const seconds = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z');
const compact = (at: Date): string => seconds(at).replaceAll(/[-:]/g, '');
