import { awsError, detailOf } from './aws-error.ts';
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { S3ClientConfig } from '@aws-sdk/client-s3';

export type Credentials = NonNullable<S3ClientConfig['credentials']>;
type Provider = Exclude<Credentials, { accessKeyId: string }>;
type Identity = Awaited<ReturnType<Provider>>;

type AssumeRole = Parameters<typeof fromTemporaryCredentials>[0];

/** The role could not be assumed. Kept apart from a refusal of what the role was wanted for. */
class NoSession extends Error {
  override readonly name = 'NoSession';
}

const renewBeforeMs = 5 * 60_000;

/** The credentials around us, looked for once for all clients. */
export const ambient = (): Credentials => fromNodeProviderChain();

/** A session of a role. Clients of every service share it: one AssumeRole, not one for each client. */
export function assumed(options: AssumeRole): Provider {
  const assume = fromTemporaryCredentials(options);
  return shared(async (how) => {
    try {
      return await assume(how);
    } catch (error) {
      throw new NoSession(`${options.params.RoleArn} could not be assumed: ${detailOf(awsError(error))}`);
    }
  });
}

/** Remembers credentials until shortly before they expire; a failure is not remembered. */
function shared(provider: (how?: Parameters<Provider>[0]) => Promise<Identity>): Provider {
  let current: Promise<Identity> | null = null;
  let until = 0;
  return async (how) => {
    if (current === null || Date.now() >= until) {
      until = Number.POSITIVE_INFINITY;
      current = provider(how);
    }
    try {
      const identity = await current;
      until = identity.expiration ? identity.expiration.getTime() - renewBeforeMs : Number.POSITIVE_INFINITY;
      return identity;
    } catch (error) {
      current = null;
      throw error;
    }
  };
}
