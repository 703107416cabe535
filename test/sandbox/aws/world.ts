import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { Agent } from 'node:http';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import type { State } from '../../../src/sandbox/aws/state.ts';

export const account = '111122223333';
export const other = '444455556666';

/** A local AWS for all tests of a file, back at its seed before each. */
export function localAws(seed?: (state: State) => void, now?: () => Date): () => LocalAws {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws({ ...(seed === undefined ? {} : { seed }), ...(now === undefined ? {} : { now }) });
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());
  return () => aws;
}

type Callback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Plain resolvers know `localhost`, but not the names below it. */
function lookupLocalhost(host: string, options: LookupOptions, callback: Callback): void {
  lookup(host.endsWith('.localhost') ? 'localhost' : host, options as LookupOptions & { all: true }, callback);
}

interface Wanted {
  /** Access key id: an account's number is its administrator. */
  readonly key?: string;
  readonly region?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** What every client needs to talk to it. Nothing is tried twice. */
export function configFor({ url }: LocalAws, { key = account, region = 'us-east-1', credentials }: Wanted = {}) {
  return {
    endpoint: url,
    region,
    credentials: credentials ?? { accessKeyId: key, secretAccessKey: 'any' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      httpAgent: new Agent({ lookup: lookupLocalhost }),
      requestTimeout: 1500,
      throwOnRequestTimeout: true,
    }),
  };
}

type S3Wanted = Wanted & Pick<S3ClientConfig, 'forcePathStyle' | 'followRegionRedirects'>;

export function s3Of(
  aws: LocalAws,
  { forcePathStyle = true, followRegionRedirects = false, ...wanted }: S3Wanted = {},
) {
  return new S3Client({ ...configFor(aws, wanted), forcePathStyle, followRegionRedirects });
}

/** The header of a request that nobody signed well, but that says who asks, and of which service in which region. */
export const signedBy = (who: string, service = 's3', region = 'us-east-1'): { readonly authorization: string } => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${who}/20261122/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

export interface Refused {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** What a call was refused with; throws when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, status: $metadata?.httpStatusCode, message };
  }
  throw new Error('It was not refused.');
}

export async function post(aws: LocalAws, path: string, body: object): Promise<Response> {
  return fetch(`${aws.url}/_cooper/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

export const faults = (aws: LocalAws, ...list: readonly object[]): Promise<Response> =>
  post(aws, 'faults', { faults: list });
