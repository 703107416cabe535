import { z } from 'zod';
import { tags, text, whole } from '../protocols/schema.ts';
import { api } from './api.ts';
import { checkDocument } from './documents.ts';
import { accountOf, addRole, arnOf, entity } from './entities.ts';
import { deleteConflict } from './errors.ts';
import { listing, paging, pathPrefix } from './shapes.ts';
import type { IamAccount, Role } from './state.ts';
import { roleInList, roleView } from './views.ts';

const byName = z.object({ RoleName: text });
/** Seconds: one hour to twelve (IAM API reference, CreateRole). */
const maxSessionDuration = whole.min(3600).max(43_200).optional();

const createRole = api({
  name: 'CreateRole',
  input: z.object({
    RoleName: text,
    AssumeRolePolicyDocument: text,
    Path: text.optional(),
    Description: z.string().optional(),
    MaxSessionDuration: maxSessionDuration,
    PermissionsBoundary: text.optional(),
    Tags: tags.optional(),
  }),
  resource: ({ RoleName, Path = '/' }, { account }) => `arn:aws:iam::${account}:role${Path}${RoleName}`,
  run({ state, account, at }, asked) {
    checkDocument(asked.AssumeRolePolicyDocument, 'trust');
    const role = addRole(state.iam, {
      account,
      at,
      name: asked.RoleName,
      path: asked.Path,
      trust: asked.AssumeRolePolicyDocument,
      description: asked.Description,
      maxSession: asked.MaxSessionDuration,
      boundary: asked.PermissionsBoundary,
      tags: asked.Tags,
    });
    return { Role: roleView(role) };
  },
});

const getRole = api({
  name: 'GetRole',
  input: byName,
  resource: ({ RoleName }, context) => arnOf(context, 'Role', RoleName),
  run: (context, { RoleName }) => ({ Role: roleView(entity(accountOf(context), 'Role', RoleName)) }),
});

const listRoles = api({
  name: 'ListRoles',
  input: z.object({ ...paging, PathPrefix: pathPrefix }),
  run(context, { PathPrefix = '/', ...asked }) {
    const roles = [...accountOf(context).roles.values()].filter(({ path }) => path.startsWith(PathPrefix));
    return listing('Roles', roles.map(roleInList), asked);
  },
});

const deleteRole = api({
  name: 'DeleteRole',
  input: byName,
  resource: ({ RoleName }, context) => arnOf(context, 'Role', RoleName),
  run(context, { RoleName }) {
    const account = accountOf(context);
    const conflict = leftOn(account, entity(account, 'Role', RoleName));
    if (conflict !== null) throw deleteConflict(`Cannot delete entity, ${conflict}`);
    account.roles.delete(RoleName);
    return {};
  },
});

function leftOn(account: IamAccount, { name, attached, inline }: Role): string | null {
  if ([...account.instanceProfiles.values()].some(({ role }) => role === name))
    return 'must remove roles from instance profile first.';
  if (attached.size > 0) return 'must detach all policies first.';
  return inline.size > 0 ? 'must delete policies first.' : null;
}

const updateAssumeRolePolicy = api({
  name: 'UpdateAssumeRolePolicy',
  input: z.object({ RoleName: text, PolicyDocument: text }),
  resource: ({ RoleName }, context) => arnOf(context, 'Role', RoleName),
  run(context, { RoleName, PolicyDocument }) {
    const role = entity(accountOf(context), 'Role', RoleName);
    checkDocument(PolicyDocument, 'trust');
    role.trust = PolicyDocument;
    return {};
  },
});

const updateRole = api({
  name: 'UpdateRole',
  input: z.object({ RoleName: text, Description: z.string().optional(), MaxSessionDuration: maxSessionDuration }),
  resource: ({ RoleName }, context) => arnOf(context, 'Role', RoleName),
  run(context, { RoleName, Description, MaxSessionDuration }) {
    const role = entity(accountOf(context), 'Role', RoleName);
    role.description = Description ?? role.description;
    role.maxSession = MaxSessionDuration ?? role.maxSession;
    return {};
  },
});

export const roleApis = [createRole, getRole, listRoles, deleteRole, updateAssumeRolePolicy, updateRole];
