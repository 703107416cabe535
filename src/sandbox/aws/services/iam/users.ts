import { z } from 'zod';
import { AwsError } from '../../service.ts';
import type { Context } from '../protocols/api.ts';
import { tags, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { accountOf, addUser, arnOf, entity } from './entities.ts';
import { deleteConflict } from './errors.ts';
import { listing, paging, pathPrefix } from './shapes.ts';
import type { User } from './state.ts';
import { groupView, userInList, userView } from './views.ts';

const byName = z.object({ UserName: text });

const createUser = api({
  name: 'CreateUser',
  input: z.object({
    UserName: text,
    Path: text.optional(),
    PermissionsBoundary: text.optional(),
    Tags: tags.optional(),
  }),
  resource: ({ UserName, Path = '/' }, { account }) => `arn:aws:iam::${account}:user${Path}${UserName}`,
  run({ state, account, at }, { UserName: name, Path: path, PermissionsBoundary: boundary, Tags }) {
    return { User: userView(addUser(state.iam, { account, at, name, path, boundary, tags: Tags })) };
  },
});

const getUser = api({
  name: 'GetUser',
  input: z.object({ UserName: text.optional() }),
  resource: ({ UserName }, context) =>
    UserName === undefined ? context.call.principal.arn : arnOf(context, 'User', UserName),
  run(context, { UserName }) {
    if (UserName !== undefined) return { User: userView(entity(accountOf(context), 'User', UserName)) };
    return { User: ownUser(context) };
  },
});

/** Without a name GetUser answers about the caller: a user or the account's root. */
function ownUser(context: Context) {
  const { arn } = context.call.principal;
  if (arn.endsWith(':root')) return { UserId: context.account, Arn: arn, CreateDate: new Date(0), Path: '/' };
  const user = [...accountOf(context).users.values()].find((one) => one.arn === arn);
  if (user !== undefined) return userView(user);
  throw new AwsError('ValidationError', 400, 'Must specify userName when calling with non-User credentials');
}

const listUsers = api({
  name: 'ListUsers',
  input: z.object({ ...paging, PathPrefix: pathPrefix }),
  run(context, { PathPrefix = '/', ...asked }) {
    const users = [...accountOf(context).users.values()].filter(({ path }) => path.startsWith(PathPrefix));
    return listing('Users', users.map(userInList), asked);
  },
});

const deleteUser = api({
  name: 'DeleteUser',
  input: byName,
  resource: ({ UserName }, context) => arnOf(context, 'User', UserName),
  run(context, { UserName }) {
    const account = accountOf(context);
    const user = entity(account, 'User', UserName);
    const hasKeys = [...account.accessKeys.values()].some((key) => key.user === UserName);
    const conflict = hasKeys ? 'must delete access keys first.' : leftOn(user);
    if (conflict !== null) throw deleteConflict(`Cannot delete entity, ${conflict}`);
    account.users.delete(UserName);
    return {};
  },
});

function leftOn({ attached, inline, groups }: User): string | null {
  if (attached.size > 0) return 'must detach all policies first.';
  if (inline.size > 0) return 'must delete policies first.';
  return groups.size > 0 ? 'must remove users from group first.' : null;
}

const listGroupsForUser = api({
  name: 'ListGroupsForUser',
  input: z.object({ UserName: text, ...paging }),
  resource: ({ UserName }, context) => arnOf(context, 'User', UserName),
  run(context, { UserName, ...asked }) {
    const account = accountOf(context);
    const groups = [...entity(account, 'User', UserName).groups].map((name) => entity(account, 'Group', name));
    return listing('Groups', groups.map(groupView), asked);
  },
});

export const userApis = [createUser, getUser, listUsers, deleteUser, listGroupsForUser];
