import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { accessDenied, refused, targetNotFound } from './errors.ts';
import { ownOrganization, pathTo } from './organization.ts';
import type { Organization } from './state.ts';

/** Service and resource control policies have no effective policy: the type is one of the declarative ones. */
export const describeEffectivePolicy = api({
  name: 'DescribeEffectivePolicy',
  input: z.object({ PolicyType: z.enum(['S3_POLICY']), TargetId: text.optional() }),
  run(context, { PolicyType, TargetId = context.account }) {
    const organization = ownOrganization(context);
    const { account } = context;
    const all = organization.management === account || organization.delegated.has(account);
    if (!all && TargetId !== account) throw accessDenied();
    if (!organization.accounts.has(TargetId)) throw targetNotFound();
    const content = effectiveS3Policy(organization, TargetId);
    if (content === null)
      throw refused(
        'EffectivePolicyNotFoundException',
        'If you ran this action on the management account, this policy type is not enabled. If you ran the action on a ' +
          'member account, the account doesn’t have an effective policy of this type.',
      );
    const PolicyContent = JSON.stringify(content);
    return { EffectivePolicy: { PolicyContent, LastUpdatedTimestamp: context.at, TargetId, PolicyType } };
  },
});

type Node = { readonly [key: string]: Node } | string | readonly string[];

/**
 * What an account's S3 policies come to, from the root down: `@@assign` of a lower level takes the place of a higher
 * one's. Other operators have no meaning in S3 policies (Organizations user guide, «Amazon S3 policy syntax»).
 */
function effectiveS3Policy(organization: Organization, account: string): object | null {
  if (!organization.root.enabled.has('S3_POLICY')) return null;
  const levels = pathTo(organization, account).flatMap((id) => [...(organization.attachments.get(id) ?? [])]);
  const policies = levels.flatMap((id) => {
    const policy = organization.policies.get(id);
    return policy?.type === 'S3_POLICY' ? [JSON.parse(policy.content) as Node] : [];
  });
  if (policies.length === 0) return null;
  const merged = policies.map(assigned).reduce(overlaid);
  return typeof merged === 'object' ? merged : null;
}

function assigned(node: Node): Node {
  if (!isBranch(node)) return node;
  const value = node['@@assign'];
  if (value !== undefined) return value;
  const kept = Object.entries(node).filter(([key]) => !key.startsWith('@@'));
  return Object.fromEntries(kept.map(([key, child]) => [key, assigned(child)]));
}

function overlaid(upper: Node, lower: Node): Node {
  if (!isBranch(upper) || !isBranch(lower)) return lower;
  const keys = new Set([...Object.keys(upper), ...Object.keys(lower)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [above, below] = [upper[key], lower[key]];
      return [key, above !== undefined && below !== undefined ? overlaid(above, below) : (below ?? above ?? {})];
    }),
  );
}

const isBranch = (node: Node): node is { readonly [key: string]: Node } =>
  typeof node === 'object' && !Array.isArray(node);
