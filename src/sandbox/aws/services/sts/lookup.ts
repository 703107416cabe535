import { AwsError, type Principal } from '../../service.ts';
import type { State } from '../../state.ts';
import type { AccessKey, IamAccount, IamState } from '../iam/state.ts';

/**
 * Who an access key id stands for: a session that STS made, or an access key of a user or of an account's root. Null
 * when nobody's. Throws `ExpiredToken` for a session whose time is over and `InvalidClientTokenId` for an inactive key;
 * S3 calls the latter `InvalidAccessKeyId`, which is for its service to say.
 */
export function lookup(state: State, accessKeyId: string, at: Date): Principal | null {
  const session = state.sts.sessions.get(accessKeyId);
  if (session === undefined) return longTerm(state.iam, accessKeyId);
  if (session.expires > at) return session.principal;
  throw new AwsError('ExpiredToken', 403, 'The security token included in the request is expired');
}

function longTerm(iam: IamState, id: string): Principal | null {
  for (const account of iam.accounts.values()) {
    const key = account.accessKeys.get(id);
    if (key === undefined) continue;
    if (key.status === 'Active') return owner(account, key);
    throw new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.');
  }
  return null;
}

function owner(account: IamAccount, key: AccessKey): Principal | null {
  const who = { account: account.id, accessKeyId: key.id, sessionName: null, sessionTags: [], sourceIdentity: null };
  if (key.user === null) return { ...who, arn: `arn:aws:iam::${account.id}:root`, userId: account.id };
  const user = account.users.get(key.user);
  return user === undefined ? null : { ...who, arn: user.arn, userId: user.id };
}
