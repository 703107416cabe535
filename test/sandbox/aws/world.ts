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

interface Wanted extends S3ClientConfig {
  readonly key?: string;
}

/** What every client needs to talk to it: the account's number is the access key id. */
export function configFor({ url }: LocalAws, { key = account, ...more }: Wanted = {}) {
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: key, secretAccessKey: 'any' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      httpAgent: new Agent({ lookup: lookupLocalhost as never }),
      requestTimeout: 2000,
    }),
    ...more,
  };
}

export const s3Of = (aws: LocalAws, wanted: Wanted = {}): S3Client =>
  new S3Client({ forcePathStyle: true, ...configFor(aws, wanted) });

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
