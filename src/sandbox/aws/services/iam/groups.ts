import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { accountOf, addGroup, arnOf, entity } from './entities.ts';
import { deleteConflict, noSuchEntity } from './errors.ts';
import { listing, paging, pathPrefix } from './shapes.ts';
import type { IamAccount, User } from './state.ts';
import { groupView, userInList } from './views.ts';

const membership = z.object({ GroupName: text, UserName: text });

const createGroup = api({
  name: 'CreateGroup',
  input: z.object({ GroupName: text, Path: text.optional() }),
  resource: ({ GroupName, Path = '/' }, { account }) => `arn:aws:iam::${account}:group${Path}${GroupName}`,
  run: ({ state, account, at }, { GroupName: name, Path: path }) => ({
    Group: groupView(addGroup(state.iam, { account, at, name, path })),
  }),
});

const getGroup = api({
  name: 'GetGroup',
  input: z.object({ GroupName: text, ...paging }),
  resource: ({ GroupName }, context) => arnOf(context, 'Group', GroupName),
  run(context, { GroupName, ...asked }) {
    const account = accountOf(context);
    const group = entity(account, 'Group', GroupName);
    return { Group: groupView(group), ...listing('Users', members(account, GroupName).map(userInList), asked) };
  },
});

const listGroups = api({
  name: 'ListGroups',
  input: z.object({ ...paging, PathPrefix: pathPrefix }),
  run(context, { PathPrefix = '/', ...asked }) {
    const groups = [...accountOf(context).groups.values()].filter(({ path }) => path.startsWith(PathPrefix));
    return listing('Groups', groups.map(groupView), asked);
  },
});

const deleteGroup = api({
  name: 'DeleteGroup',
  input: z.object({ GroupName: text }),
  resource: ({ GroupName }, context) => arnOf(context, 'Group', GroupName),
  run(context, { GroupName }) {
    const account = accountOf(context);
    const { attached, inline } = entity(account, 'Group', GroupName);
    if (members(account, GroupName).length > 0)
      throw deleteConflict('Cannot delete entity, must remove users from group first.');
    if (attached.size > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    account.groups.delete(GroupName);
    return {};
  },
});

const addUserToGroup = api({
  name: 'AddUserToGroup',
  input: membership,
  resource: ({ GroupName }, context) => arnOf(context, 'Group', GroupName),
  run(context, { GroupName, UserName }) {
    const account = accountOf(context);
    entity(account, 'User', UserName).groups.add(entity(account, 'Group', GroupName).name);
    return {};
  },
});

const removeUserFromGroup = api({
  name: 'RemoveUserFromGroup',
  input: membership,
  resource: ({ GroupName }, context) => arnOf(context, 'Group', GroupName),
  run(context, { GroupName, UserName }) {
    const account = accountOf(context);
    const { groups } = entity(account, 'User', UserName);
    if (groups.delete(entity(account, 'Group', GroupName).name)) return {};
    throw noSuchEntity(`User ${UserName} is not in group ${GroupName}.`);
  },
});

function members({ users }: IamAccount, group: string): readonly User[] {
  return [...users.values()].filter(({ groups }) => groups.has(group));
}

export const groupApis = [createGroup, getGroup, listGroups, deleteGroup, addUserToGroup, removeUserFromGroup];
