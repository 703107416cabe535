import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { api } from './api.ts';
import { accountOf, arnOf, entity, uniqueId } from './entities.ts';
import { alreadyExists, limitExceeded, noSuchEntity } from './errors.ts';
import { listing, paging } from './shapes.ts';
import type { InstanceProfile } from './state.ts';
import { instanceProfileView } from './views.ts';

const byName = z.object({ InstanceProfileName: text });

const createInstanceProfile = api({
  name: 'CreateInstanceProfile',
  input: z.object({ InstanceProfileName: text, Path: text.optional() }),
  resource: ({ InstanceProfileName: name, Path = '/' }, { account }) =>
    `arn:aws:iam::${account}:instance-profile${Path}${name}`,
  run(context, { InstanceProfileName: name, Path: path = '/' }) {
    const { instanceProfiles } = accountOf(context);
    if (instanceProfiles.has(name)) throw alreadyExists(`Instance Profile ${name} already exists.`);
    const profile: InstanceProfile = {
      name,
      path,
      id: uniqueId(context.state.iam, 'InstanceProfile', context.account, name),
      arn: `arn:aws:iam::${context.account}:instance-profile${path}${name}`,
      created: context.at,
      role: null,
    };
    instanceProfiles.set(name, profile);
    return { InstanceProfile: instanceProfileView(profile, undefined) };
  },
});

const getInstanceProfile = api({
  name: 'GetInstanceProfile',
  input: byName,
  resource: ({ InstanceProfileName: name }, { account }) => `arn:aws:iam::${account}:instance-profile/${name}`,
  run: (context, { InstanceProfileName }) => ({
    InstanceProfile: shown(context, profileOf(context, InstanceProfileName)),
  }),
});

const addRoleToInstanceProfile = api({
  name: 'AddRoleToInstanceProfile',
  input: z.object({ InstanceProfileName: text, RoleName: text }),
  resource: ({ InstanceProfileName: name }, { account }) => `arn:aws:iam::${account}:instance-profile/${name}`,
  run(context, { InstanceProfileName, RoleName }) {
    const profile = profileOf(context, InstanceProfileName);
    const role = entity(accountOf(context), 'Role', RoleName);
    if (profile.role !== null) throw limitExceeded('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
    profile.role = role.name;
    return {};
  },
});

const removeRoleFromInstanceProfile = api({
  name: 'RemoveRoleFromInstanceProfile',
  input: z.object({ InstanceProfileName: text, RoleName: text }),
  resource: ({ InstanceProfileName: name }, { account }) => `arn:aws:iam::${account}:instance-profile/${name}`,
  run(context, { InstanceProfileName, RoleName }) {
    const profile = profileOf(context, InstanceProfileName);
    if (profile.role !== RoleName) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
    profile.role = null;
    return {};
  },
});

const listInstanceProfilesForRole = api({
  name: 'ListInstanceProfilesForRole',
  input: z.object({ RoleName: text, ...paging }),
  resource: ({ RoleName }, context) => arnOf(context, 'Role', RoleName),
  run(context, { RoleName, ...asked }) {
    const { name } = entity(accountOf(context), 'Role', RoleName);
    const held = [...accountOf(context).instanceProfiles.values()].filter(({ role }) => role === name);
    const views = held.map((profile) => shown(context, profile));
    return listing('InstanceProfiles', views, asked);
  },
});

function profileOf(context: Context, name: string): InstanceProfile {
  const profile = accountOf(context).instanceProfiles.get(name);
  if (profile === undefined) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

function shown(context: Context, profile: InstanceProfile) {
  return instanceProfileView(profile, accountOf(context).roles.get(profile.role ?? ''));
}

export const instanceProfileApis = [
  createInstanceProfile,
  getInstanceProfile,
  addRoleToInstanceProfile,
  removeRoleFromInstanceProfile,
  listInstanceProfilesForRole,
];
