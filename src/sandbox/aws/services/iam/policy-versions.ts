import { z } from 'zod';
import { flag, text } from '../protocols/schema.ts';
import { AwsError } from '../../service.ts';
import { api } from './api.ts';
import { checkDocument } from './documents.ts';
import { accountOf } from './entities.ts';
import { deleteConflict, limitExceeded } from './errors.ts';
import { managedPolicy, policyVersion } from './managed.ts';
import { listing, paging } from './shapes.ts';
import type { IamAccount, ManagedPolicy } from './state.ts';
import { versionInList, versionView } from './views.ts';

const byVersion = z.object({ PolicyArn: text, VersionId: text });

const createPolicyVersion = api({
  name: 'CreatePolicyVersion',
  input: z.object({ PolicyArn: text, PolicyDocument: text, SetAsDefault: flag.optional() }),
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn, PolicyDocument: document, SetAsDefault = false }) {
    const policy = ownPolicy(accountOf(context), PolicyArn);
    checkDocument(document, 'identity');
    if (policy.versions.length >= 5)
      throw limitExceeded(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      );
    policy.newest += 1;
    const version = { id: `v${policy.newest}`, document, created: context.at };
    policy.versions.push(version);
    if (SetAsDefault) makeDefault(policy, version.id, context.at);
    return { PolicyVersion: versionInList(policy, version) };
  },
});

const getPolicyVersion = api({
  name: 'GetPolicyVersion',
  input: byVersion,
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn, VersionId }) {
    const policy = managedPolicy(accountOf(context), PolicyArn);
    return { PolicyVersion: versionView(policy, policyVersion(policy, VersionId)) };
  },
});

const listPolicyVersions = api({
  name: 'ListPolicyVersions',
  input: z.object({ PolicyArn: text, ...paging }),
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn, ...asked }) {
    const policy = managedPolicy(accountOf(context), PolicyArn);
    const versions = policy.versions.toReversed().map((version) => versionInList(policy, version));
    return listing('Versions', versions, asked);
  },
});

const setDefaultPolicyVersion = api({
  name: 'SetDefaultPolicyVersion',
  input: byVersion,
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn, VersionId }) {
    const policy = ownPolicy(accountOf(context), PolicyArn);
    makeDefault(policy, policyVersion(policy, VersionId).id, context.at);
    return {};
  },
});

const deletePolicyVersion = api({
  name: 'DeletePolicyVersion',
  input: byVersion,
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn, VersionId }) {
    const policy = ownPolicy(accountOf(context), PolicyArn);
    const version = policyVersion(policy, VersionId);
    if (version.id === policy.defaultVersion) throw deleteConflict('Cannot delete the default version of a policy.');
    policy.versions.splice(policy.versions.indexOf(version), 1);
    return {};
  },
});

/** AWS's managed policies can be read by everybody and changed by nobody. */
function ownPolicy(account: IamAccount, arn: string): ManagedPolicy {
  if (arn.startsWith('arn:aws:iam::aws:'))
    throw new AwsError('AccessDenied', 403, `AWS managed policies can't be changed: ${arn}`);
  return managedPolicy(account, arn);
}

function makeDefault(policy: ManagedPolicy, version: string, at: Date): void {
  policy.defaultVersion = version;
  policy.updated = at;
}

export const policyVersionApis = [
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
  deletePolicyVersion,
];
