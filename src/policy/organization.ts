import type { Circumstances } from './circumstances.ts';
import { type Asked, judge } from './judge.ts';
import { type Judgement, judgementOf } from './judgement.ts';
import type { Level, Policies } from './policies.ts';

/**
 * Every level of the organization must allow. SCPs are for principals of member accounts, root among them; RCPs for
 * everybody who reaches the resource; neither for service-linked roles.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function organization(asked: Asked, { scp, rcp }: Policies, about: Circumstances): readonly Judgement[] {
  if (isServiceLinked(asked.caller.arn)) return [];
  const hasAccount = asked.caller.type !== 'anonymous' && asked.caller.type !== 'service';
  // RCPs are about resources: an action without resource types is none of theirs, nor is giving a grant of a key back.
  const reached = !asked.resource.everything && asked.action !== 'kms:retiregrant';
  const mustAllow = !about.rcpFullAccessImplicit;
  const behind = about.accessPoint && { ...asked, resource: about.accessPoint.underlying };
  return [
    ...(hasAccount ? atLevels('scp', scp, true, asked, about) : []),
    ...(reached ? atLevels('rcp', rcp, mustAllow, asked, about) : []),
    // Through an access point two resources are reached.
    ...(behind ? atLevels('rcp', rcp, mustAllow, behind, about) : []),
  ];
}

function atLevels(
  layer: 'scp' | 'rcp',
  levels: readonly Level[],
  mustAllow: boolean,
  asked: Asked,
  about: Circumstances,
): readonly Judgement[] {
  const known = about.unread.includes(layer) ? [...levels, { level: 'unread', policies: [] }] : levels;
  return known.map(({ level, policies }) =>
    judgementOf(layer, judge(policies, asked, layer, level), mustAllow, asked, about),
  );
}

const isServiceLinked = (arn: string | null): boolean =>
  arn !== null && /:role\/aws-service-role\/|:assumed-role\/AWSServiceRoleFor/.test(arn);
