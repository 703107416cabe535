import { z } from 'zod';
import { flag, tags, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { awsManaged } from './aws-managed.ts';
import { checkDocument } from './documents.ts';
import { accountOf } from './entities.ts';
import { deleteConflict } from './errors.ts';
import { addManagedPolicy, everyone, managedPolicy, uses } from './managed.ts';
import { listing, paging, pathPrefix } from './shapes.ts';
import { policyInList, tagsView } from './views.ts';

const byArn = z.object({ PolicyArn: text });

const createPolicy = api({
  name: 'CreatePolicy',
  input: z.object({
    PolicyName: text,
    PolicyDocument: text,
    Path: text.optional(),
    Description: z.string().optional(),
    Tags: tags.optional(),
  }),
  resource: ({ PolicyName, Path = '/' }, { account }) => `arn:aws:iam::${account}:policy${Path}${PolicyName}`,
  run(context, { PolicyName: name, PolicyDocument: document, Path: path, Description: description, Tags }) {
    checkDocument(document, 'identity');
    const { account, at } = context;
    const policy = addManagedPolicy(context.state.iam, { account, name, path, at, document, description, tags: Tags });
    return { Policy: policyInList(policy, { attachments: 0, boundaries: 0 }) };
  },
});

const getPolicy = api({
  name: 'GetPolicy',
  input: byArn,
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn }) {
    const account = accountOf(context);
    const policy = managedPolicy(account, PolicyArn);
    const shown = policyInList(policy, uses(account, PolicyArn));
    return { Policy: { ...shown, Description: policy.description, Tags: tagsView(policy.tags) } };
  },
});

const listPolicies = api({
  name: 'ListPolicies',
  input: z.object({
    ...paging,
    Scope: z.enum(['All', 'AWS', 'Local']).optional(),
    OnlyAttached: flag.optional(),
    PathPrefix: pathPrefix,
  }),
  run(context, { Scope = 'All', OnlyAttached = false, PathPrefix = '/', ...asked }) {
    const account = accountOf(context);
    const local = Scope === 'AWS' ? [] : [...account.policies.values()];
    const aws = Scope === 'Local' ? [] : [...awsManaged.values()];
    const used = (arn: string) => uses(account, arn);
    const shown = [...local, ...aws]
      .filter(({ path }) => path.startsWith(PathPrefix))
      .filter(({ arn }) => !OnlyAttached || used(arn).attachments > 0)
      .map((policy) => policyInList(policy, used(policy.arn)));
    return listing('Policies', shown, asked);
  },
});

const deletePolicy = api({
  name: 'DeletePolicy',
  input: byArn,
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn }) {
    const account = accountOf(context);
    const { versions } = managedPolicy(account, PolicyArn);
    const { attachments, boundaries } = uses(account, PolicyArn);
    if (attachments + boundaries > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
    if (versions.length > 1)
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
          'The default version is deleted with the policy.',
      );
    account.policies.delete(PolicyArn);
    return {};
  },
});

const listEntitiesForPolicy = api({
  name: 'ListEntitiesForPolicy',
  input: z.object({ ...paging, PolicyArn: text }),
  resource: ({ PolicyArn }) => PolicyArn,
  run(context, { PolicyArn }) {
    const account = accountOf(context);
    managedPolicy(account, PolicyArn);
    const holders = everyone(account).filter(({ attached }) => attached.has(PolicyArn));
    const named = (kind: string) =>
      holders
        .filter((holder) => holder.kind === kind)
        .map(({ name, id }) => ({ [`${kind}Name`]: name, [`${kind}Id`]: id }));
    const lists = { PolicyUsers: named('User'), PolicyGroups: named('Group'), PolicyRoles: named('Role') };
    return { ...lists, IsTruncated: false };
  },
});

export const policyApis = [createPolicy, getPolicy, listPolicies, deletePolicy, listEntitiesForPolicy];
