import type { Answer, Call } from '../../service.ts';
import type { State } from '../../state.ts';
import type { Bucket } from './state.ts';

/** One call on its way through S3. */
export interface Ask {
  readonly state: State;
  readonly call: Call;
  readonly query: URLSearchParams;
  /** As named in the request; empty for the account itself. */
  readonly bucketName: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** Milliseconds by which configuration lags behind; 0 when it does not. */
  readonly staleMs: number;
}

/** A call to a bucket that is there, in the right region, of the expected owner. */
export interface BucketAsk extends Ask {
  readonly bucket: Bucket;
}

interface Named {
  readonly name: string;
  /** The IAM action: often not called like the operation; with a version id often another one. */
  readonly action: string | ((ask: Ask) => string);
}

export interface AccountApi extends Named {
  readonly on: 'account';
  run(ask: Ask): Answer;
}

export interface BucketApi extends Named {
  readonly on: 'bucket' | 'object';
  /** Others than the owner's account get 405, whatever they may do (S3 API reference, GetBucketPolicy). */
  readonly ownersOnly?: boolean;
  /** Nobody can be allowed this without a signature. */
  readonly signedOnly?: boolean;
  run(ask: BucketAsk): Answer;
}

export type Api = AccountApi | BucketApi;

/** Which call is which operation: the first that fits. */
export interface Route {
  readonly method: string;
  /** What is addressed. CreateBucket is addressed to a bucket but works on the account. */
  readonly on: Api['on'];
  /** Query parameters that must be there. */
  readonly query?: readonly string[];
  /** Headers that must be there. */
  readonly header?: string;
  readonly api: Api;
}

/** `s3:GetObject`, or `s3:GetObjectVersion` when a version is named. */
export function versioned(action: string): (ask: Ask) => string {
  return ({ query }) => {
    if (!query.has('versionId')) return action;
    return action.includes('Object') ? action.replace('Object', 'ObjectVersion') : `${action}Version`;
  };
}

export const xmlAnswer = (body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body,
});

export const empty = (status = 200, headers: Record<string, string> = {}): Answer => ({ status, headers });
