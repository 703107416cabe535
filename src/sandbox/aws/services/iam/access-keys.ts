import { z } from 'zod';
import type { Context } from '../protocols/api.ts';
import { base32Id } from '../protocols/ids.ts';
import { text } from '../protocols/schema.ts';
import { accessKeyId } from '../sts/access-key-id.ts';
import { api } from './api.ts';
import { accountOf, arnOf, entity } from './entities.ts';
import { limitExceeded, noSuchEntity } from './errors.ts';
import { listing, paging } from './shapes.ts';
import { iamAccount, type AccessKey, type IamState } from './state.ts';

interface Wanted {
  readonly account: string;
  readonly user: string | null;
  readonly at: Date;
  readonly id?: string | undefined;
}

/** Makes an access key; requests signed with it come from this user, or from the account's root. */
export function addAccessKey(iam: IamState, { account, user, at, id }: Wanted): AccessKey {
  iam.made += 1;
  const fresh = id ?? accessKeyId('AKIA', account, user ?? 'root', iam.made);
  const secret = base32Id(32, 'secret', fresh) + base32Id(8, 'more', fresh);
  const key: AccessKey = { id: fresh, secret, user, status: 'Active', created: at, lastUsed: null };
  iamAccount(iam, account).accessKeys.set(fresh, key);
  return key;
}

const byUser = z.object({ UserName: text.optional() });

const createAccessKey = api({
  name: 'CreateAccessKey',
  input: byUser,
  resource: ({ UserName }, context) => whose(context, UserName),
  run(context, { UserName }) {
    const user = userOf(context, UserName);
    if (keysOf(context, user).length >= 2) throw limitExceeded('Cannot exceed quota for AccessKeysPerUser: 2');
    const { state, account, at } = context;
    const { id, secret, status, created } = addAccessKey(state.iam, { account, user, at });
    return {
      AccessKey: { UserName: user, AccessKeyId: id, Status: status, SecretAccessKey: secret, CreateDate: created },
    };
  },
});

const listAccessKeys = api({
  name: 'ListAccessKeys',
  input: z.object({ UserName: text.optional(), ...paging }),
  resource: ({ UserName }, context) => whose(context, UserName),
  run(context, { UserName, ...asked }) {
    const keys = keysOf(context, userOf(context, UserName)).map(({ id, user, status, created }) => ({
      UserName: user,
      AccessKeyId: id,
      Status: status,
      CreateDate: created,
    }));
    return listing('AccessKeyMetadata', keys, asked);
  },
});

const updateAccessKey = api({
  name: 'UpdateAccessKey',
  input: z.object({ UserName: text.optional(), AccessKeyId: text, Status: z.enum(['Active', 'Inactive']) }),
  resource: ({ UserName }, context) => whose(context, UserName),
  run(context, { AccessKeyId, Status }) {
    keyOf(context, AccessKeyId).status = Status;
    return {};
  },
});

const deleteAccessKey = api({
  name: 'DeleteAccessKey',
  input: z.object({ UserName: text.optional(), AccessKeyId: text }),
  resource: ({ UserName }, context) => whose(context, UserName),
  run(context, { AccessKeyId }) {
    accountOf(context).accessKeys.delete(keyOf(context, AccessKeyId).id);
    return {};
  },
});

const getAccessKeyLastUsed = api({
  name: 'GetAccessKeyLastUsed',
  input: z.object({ AccessKeyId: text }),
  run(context, { AccessKeyId }) {
    const { user, lastUsed } = keyOf(context, AccessKeyId);
    const never = { ServiceName: 'N/A', Region: 'N/A' };
    const used =
      lastUsed === null ? never : { LastUsedDate: lastUsed.at, ServiceName: lastUsed.service, Region: lastUsed.region };
    return { UserName: user, AccessKeyLastUsed: used };
  },
});

/** Without a name these answer about the caller; the root has no name. */
function userOf(context: Context, name: string | undefined): string | null {
  if (name !== undefined) return entity(accountOf(context), 'User', name).name;
  const { arn } = context.call.principal;
  return [...accountOf(context).users.values()].find((user) => user.arn === arn)?.name ?? null;
}

const whose = (context: Context, name: string | undefined): string =>
  name === undefined ? context.call.principal.arn : arnOf(context, 'User', name);

function keysOf(context: Context, user: string | null): readonly AccessKey[] {
  return [...accountOf(context).accessKeys.values()].filter((key) => key.user === user);
}

function keyOf(context: Context, id: string): AccessKey {
  const key = accountOf(context).accessKeys.get(id);
  if (key === undefined) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}

export const accessKeyApis = [createAccessKey, listAccessKeys, updateAccessKey, deleteAccessKey, getAccessKeyLastUsed];
