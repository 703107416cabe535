import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { policyNotFound, refused } from './errors.ts';
import { addPolicy, attach, checkTarget, enable, readable } from './organization.ts';
import { type Organization, type OrganizationPolicy, policyTypes } from './state.ts';
import { listing, paging, policyInList, policyView, rootView } from './views.ts';

const type = z.enum(policyTypes);
const byPolicy = z.object({ PolicyId: text });
const attachment = z.object({ PolicyId: text, TargetId: text });

const enablePolicyType = api({
  name: 'EnablePolicyType',
  input: z.object({ RootId: text, PolicyType: type }),
  run(context, { RootId, PolicyType }) {
    const organization = readable(context);
    if (RootId !== organization.root.id)
      throw refused('RootNotFoundException', "You specified a root that doesn't exist.");
    if (organization.root.enabled.has(PolicyType))
      throw refused(
        'PolicyTypeAlreadyEnabledException',
        'The specified policy type is already enabled in the specified root.',
      );
    enable(organization, PolicyType);
    return { Root: rootView(organization.root) };
  },
});

const createPolicy = api({
  name: 'CreatePolicy',
  input: z.object({ Name: text, Description: z.string(), Content: text, Type: type }),
  run(context, { Name: name, Description: description, Content: content, Type }) {
    const organization = readable(context);
    checkContent(content);
    return policyView(addPolicy(context.state.organizations, organization, { type: Type, name, description, content }));
  },
});

const updatePolicy = api({
  name: 'UpdatePolicy',
  input: z.object({
    PolicyId: text,
    Name: text.optional(),
    Description: z.string().optional(),
    Content: text.optional(),
  }),
  run(context, { PolicyId, Name, Description, Content }) {
    const policy = policyOf(readable(context), PolicyId);
    if (policy.awsManaged) throw refused('PolicyChangesInProgressException', "AWS managed policies can't be changed.");
    if (Content !== undefined) checkContent(Content);
    policy.name = Name ?? policy.name;
    policy.description = Description ?? policy.description;
    policy.content = Content ?? policy.content;
    return policyView(policy);
  },
});

const describePolicy = api({
  name: 'DescribePolicy',
  input: byPolicy,
  run: (context, { PolicyId }) => policyView(policyOf(readable(context), PolicyId)),
});

const listPolicies = api({
  name: 'ListPolicies',
  input: z.object({ Filter: type, ...paging }),
  run(context, { Filter, ...asked }) {
    const policies = [...readable(context).policies.values()].filter((policy) => policy.type === Filter);
    return listing('Policies', policies.map(policyInList), asked);
  },
});

const listPoliciesForTarget = api({
  name: 'ListPoliciesForTarget',
  input: z.object({ TargetId: text, Filter: type, ...paging }),
  run(context, { TargetId, Filter, ...asked }) {
    const organization = readable(context);
    checkTarget(organization, TargetId);
    const ids = [...(organization.attachments.get(TargetId) ?? [])];
    const policies = ids.map((id) => policyOf(organization, id)).filter((policy) => policy.type === Filter);
    return listing('Policies', policies.map(policyInList), asked);
  },
});

const listTargetsForPolicy = api({
  name: 'ListTargetsForPolicy',
  input: z.object({ PolicyId: text, ...paging }),
  run(context, { PolicyId, ...asked }) {
    const organization = readable(context);
    policyOf(organization, PolicyId);
    const holders = [...organization.attachments].filter(([, ids]) => ids.has(PolicyId)).map(([id]) => id);
    return listing(
      'Targets',
      holders.map((id) => targetView(organization, id)),
      asked,
    );
  },
});

const attachPolicy = api({
  name: 'AttachPolicy',
  input: attachment,
  run(context, { PolicyId, TargetId }) {
    const organization = readable(context);
    const policy = policyOf(organization, PolicyId);
    checkTarget(organization, TargetId);
    if (!organization.root.enabled.has(policy.type))
      throw refused('PolicyTypeNotEnabledException', 'The specified policy type is not enabled in the root.');
    if (organization.attachments.get(TargetId)?.has(PolicyId) === true)
      throw refused('DuplicatePolicyAttachmentException', 'A policy with the specified name and type already exists.');
    attach(organization, policy, TargetId);
    return {};
  },
});

const detachPolicy = api({
  name: 'DetachPolicy',
  input: attachment,
  run(context, { PolicyId, TargetId }) {
    const organization = readable(context);
    policyOf(organization, PolicyId);
    checkTarget(organization, TargetId);
    if (organization.attachments.get(TargetId)?.delete(PolicyId) !== true)
      throw refused(
        'PolicyNotAttachedException',
        "The policy isn't attached to the specified target in the specified root.",
      );
    return {};
  },
});

function policyOf({ policies }: Organization, id: string): OrganizationPolicy {
  const found = policies.get(id);
  if (found === undefined) throw policyNotFound();
  return found;
}

function targetView({ root, units, accounts }: Organization, id: string) {
  if (id === root.id) return { TargetId: id, Arn: root.arn, Name: 'Root', Type: 'ROOT' };
  const unit = units.get(id);
  if (unit !== undefined) return { TargetId: id, Arn: unit.arn, Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' };
  const account = accounts.get(id);
  return { TargetId: id, Arn: account?.arn, Name: account?.name, Type: 'ACCOUNT' };
}

function checkContent(content: string): void {
  try {
    JSON.parse(content);
  } catch {
    throw refused(
      'MalformedPolicyDocumentException',
      "The provided policy document doesn't meet the requirements of the specified policy type.",
    );
  }
}

export const policyApis = [
  enablePolicyType,
  createPolicy,
  updatePolicy,
  describePolicy,
  listPolicies,
  listPoliciesForTarget,
  listTargetsForPolicy,
  attachPolicy,
  detachPolicy,
];
