import { z } from 'zod';
import { nothing, text, whole } from '../protocols/schema.ts';
import { AwsError } from '../../service.ts';
import { accountOfAccessKey } from './access-key-id.ts';
import { api } from './api.ts';
import { credentials, openSession } from './session.ts';

/** Needs no permission in AWS; the framework may still apply a denial that somebody set on purpose. */
const getCallerIdentity = api({
  name: 'GetCallerIdentity',
  input: nothing,
  run({ call, account }) {
    return { UserId: call.principal.userId, Account: account, Arn: call.principal.arn };
  },
});

const getAccessKeyInfo = api({
  name: 'GetAccessKeyInfo',
  input: z.object({ AccessKeyId: text.min(16).max(128) }),
  run({ state }, { AccessKeyId }) {
    const session = state.sts.sessions.get(AccessKeyId);
    const holder = [...state.iam.accounts.values()].find(({ accessKeys }) => accessKeys.has(AccessKeyId));
    const account = session?.principal.account ?? holder?.id ?? accountOfAccessKey(AccessKeyId);
    if (account === null) throw new AwsError('ValidationError', 400, `Invalid access key ID: ${AccessKeyId}`);
    return { Account: account };
  },
});

const getSessionToken = api({
  name: 'GetSessionToken',
  input: z.object({ DurationSeconds: whole.min(900).max(129_600).optional() }),
  run({ state, call, account, at }, { DurationSeconds }) {
    if (call.principal.accessKeyId?.startsWith('ASIA') === true)
      throw new AwsError('AccessDenied', 403, 'Cannot call GetSessionToken with session credentials');
    const { principal } = call;
    const session = openSession(state.sts, { account, at, duration: DurationSeconds ?? 43_200, principal });
    return { Credentials: credentials(session) };
  },
});

const getFederationToken = api({
  name: 'GetFederationToken',
  input: z.object({
    Name: z.string().regex(/^[\w+=,.@-]{2,32}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
    DurationSeconds: whole.min(900).max(129_600).optional(),
  }),
  resource: ({ Name }, { account }) => `arn:aws:sts::${account}:federated-user/${Name}`,
  run({ state, account, at }, { Name, DurationSeconds }) {
    const arn = `arn:aws:sts::${account}:federated-user/${Name}`;
    const userId = `${account}:${Name}`;
    const principal = { arn, userId, sessionName: Name, sessionTags: [], sourceIdentity: null };
    const session = openSession(state.sts, { account, at, duration: DurationSeconds ?? 43_200, principal });
    return { Credentials: credentials(session), FederatedUser: { FederatedUserId: userId, Arn: arn } };
  },
});

export const callerApis = [getCallerIdentity, getAccessKeyInfo, getSessionToken, getFederationToken];
