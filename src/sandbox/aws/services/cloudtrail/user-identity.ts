import type { Principal } from '../../service.ts';
import type { State } from '../../state.ts';

/** The `userIdentity` element (CloudTrail user guide, «CloudTrail userIdentity element»). */
export function userIdentity(state: State, principal: Principal): Readonly<Record<string, unknown>> {
  const { arn, account, userId, accessKeyId, sessionName } = principal;
  const base = { principalId: userId, arn, accountId: account, ...(accessKeyId === null ? {} : { accessKeyId }) };
  if (account === null) return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
  if (arn.endsWith(':root')) return { type: 'Root', ...base };
  if (arn.includes(':assumed-role/'))
    return { type: 'AssumedRole', ...base, sessionContext: context(state, principal) };
  if (arn.includes(':federated-user/')) return { type: 'FederatedUser', ...base };
  return { type: 'IAMUser', ...base, userName: sessionName ?? nameOf(arn) };
}

/** What LookupEvents calls `Username`: the user's name, or the session's of a role. */
export function username({ arn, account, sessionName }: Principal): string | null {
  if (account === null) return null;
  return arn.endsWith(':root') ? 'root' : (sessionName ?? nameOf(arn));
}

function context(state: State, { arn, account, userId, sourceIdentity }: Principal): object {
  const userName = arn.split('/')[1] ?? '';
  const roles = state.iam.accounts.get(account ?? '')?.roles;
  const issuer = roles?.get(userName)?.arn ?? `arn:aws:iam::${account}:role/${userName}`;
  return {
    sessionIssuer: {
      type: 'Role',
      principalId: userId.split(':')[0],
      arn: issuer,
      accountId: account,
      userName,
    },
    attributes: { mfaAuthenticated: 'false' },
    ...(sourceIdentity === null ? {} : { sourceIdentity }),
  };
}

const nameOf = (arn: string): string => arn.split('/').at(-1) ?? '';
