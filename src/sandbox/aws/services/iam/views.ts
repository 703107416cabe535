import { encodedDocument } from './documents.ts';
import type { Group, InstanceProfile, ManagedPolicy, PolicyVersion, Role, Tag, User } from './state.ts';

/** How entities look in answers. Lists leave out tags, boundaries and last use (IAM API reference, ListRoles). */
export function userInList({ path, name, id, arn, created }: User) {
  return { Path: path, UserName: name, UserId: id, Arn: arn, CreateDate: created };
}

export function userView(user: User) {
  return { ...userInList(user), PermissionsBoundary: boundaryView(user.boundary), Tags: tagsView(user.tags) };
}

export function groupView({ path, name, id, arn, created }: Group) {
  return { Path: path, GroupName: name, GroupId: id, Arn: arn, CreateDate: created };
}

export function roleInList(role: Role) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodedDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSession,
  };
}

export function roleView(role: Role) {
  const { lastUsed } = role;
  return {
    ...roleInList(role),
    PermissionsBoundary: boundaryView(role.boundary),
    Tags: tagsView(role.tags),
    RoleLastUsed: lastUsed === null ? {} : { LastUsedDate: lastUsed.at, Region: lastUsed.region },
  };
}

export function policyInList(
  policy: ManagedPolicy,
  uses: { readonly attachments: number; readonly boundaries: number },
) {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: uses.attachments,
    PermissionsBoundaryUsageCount: uses.boundaries,
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.updated,
  };
}

export function versionInList(policy: ManagedPolicy, { id, created }: PolicyVersion) {
  return { VersionId: id, IsDefaultVersion: id === policy.defaultVersion, CreateDate: created };
}

export function versionView(policy: ManagedPolicy, version: PolicyVersion) {
  return { Document: encodedDocument(version.document), ...versionInList(policy, version) };
}

export function instanceProfileView(profile: InstanceProfile, role: Role | undefined) {
  const { path, name, id, arn, created } = profile;
  const roles = role === undefined ? [] : [roleInList(role)];
  return { Path: path, InstanceProfileName: name, InstanceProfileId: id, Arn: arn, CreateDate: created, Roles: roles };
}

export function boundaryView(arn: string | null) {
  return arn === null ? null : { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: arn };
}

export const tagsView = (tags: ReadonlyMap<string, string>): readonly Tag[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));
