import { startLocalAws } from '../../../../src/sandbox/aws/server.ts';
import type { State } from '../../../../src/sandbox/aws/state.ts';

export const account = '111122223333';
export const other = '444455556666';
export const now = new Date('2026-10-07T12:00:00Z');

export interface Local {
  readonly state: State;
  /** Configuration for any SDK client: as this account's administrator, or with these credentials. */
  client(as?: string | Credentials, region?: string): Client;
  stop(): Promise<void>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface Client {
  readonly endpoint: string;
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials: Credentials;
}

/** An empty local AWS whose clock stands at `now`. */
export async function local(): Promise<Local> {
  const aws = await startLocalAws({ now: () => now });
  return {
    state: aws.state,
    stop: () => aws.stop(),
    client: (as = account, region = 'us-east-1') => ({
      endpoint: aws.url,
      region,
      maxAttempts: 1,
      credentials: typeof as === 'string' ? { accessKeyId: as, secretAccessKey: 'secret' } : as,
    }),
  };
}
