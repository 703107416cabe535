import type { Credential } from './credential.ts';
import { AwsError, type Principal } from './service.ts';
import { lookup } from './services/sts/lookup.ts';
import type { State } from './state.ts';

const unknownKey = 'The AWS Access Key Id you provided does not exist in our records.';

export const anonymous: Principal = {
  arn: 'anonymous',
  account: null,
  userId: 'anonymous',
  accessKeyId: null,
  sessionName: null,
  sessionTags: [],
  sourceIdentity: null,
};

/** The user that stands for an account when its 12-digit id is used as an access key id. */
function admin(account: string): Principal {
  return {
    ...anonymous,
    arn: `arn:aws:iam::${account}:user/admin`,
    account,
    userId: `AIDAADMIN${account}`,
    accessKeyId: account,
  };
}

/** Who signed. Throws `InvalidAccessKeyId`, `InvalidToken` or `ExpiredToken`, in S3's spelling of these errors. */
export function principalOf(state: State, credential: Credential | null, at: Date): Principal {
  if (credential === null) return anonymous;
  const { accessKeyId, sessionToken } = credential;
  if (/^\d{12}$/.test(accessKeyId)) return admin(accessKeyId);
  const session = state.sts.sessions.get(accessKeyId);
  if (session !== undefined && sessionToken !== session.sessionToken) throw badToken(accessKeyId, sessionToken);
  const found = lookedUp(state, accessKeyId, at);
  if (found === null) throw unknown(accessKeyId);
  return found;
}

function lookedUp(state: State, accessKeyId: string, at: Date): Principal | null {
  try {
    return lookup(state, accessKeyId, at);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'ExpiredToken') throw new AwsError('ExpiredToken', 400, 'The provided token has expired.');
    throw unknown(accessKeyId);
  }
}

/** Temporary keys are unknown without their token. */
function badToken(accessKeyId: string, token: string | null): AwsError {
  if (token === null) return unknown(accessKeyId);
  return new AwsError('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.');
}

const unknown = (accessKeyId: string): AwsError =>
  new AwsError('InvalidAccessKeyId', 403, unknownKey, { details: { AWSAccessKeyId: accessKeyId } });
