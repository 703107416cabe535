import { withCaller } from './caller-side.ts';
import type { Circumstances } from './circumstances.ts';
import { type Decision, type GateReason, type Layer, layers, type StatementReason } from './decision.ts';
import { withBucketTags } from './gates/bucket-abac.ts';
import type { AtTheGate } from './gates/gate.ts';
import { gates } from './gates/index.ts';
import { restricted } from './gates/restrict-public-buckets.ts';
import type { Asked } from './judge.ts';
import { type Judgement, limit } from './judgement.ts';
import { organization } from './organization.ts';
import type { Policies } from './policies.ts';
import { isAlone, resourceSide } from './resource-side.ts';

/**
 * Decide one request as AWS does: an explicit Deny anywhere wins, then every layer that limits must allow, then identity
 * or resource policy must, or both across accounts; and S3's own gates must be open. All that stands in the way is
 * named, not only the first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function authorize(asked: Asked, policies: Policies, about: Circumstances): Decision {
  const tagged = about.s3 ? { ...asked, values: withBucketTags(asked.values, about.s3, asked) } : asked;
  return decided([...byPolicies(tagged, policies, about), ...byGates(tagged, policies, about)]);
}

function byPolicies(asked: Asked, policies: Policies, about: Circumstances): readonly Judgement[] {
  const doors = resourceSide(asked, policies, about);
  const callerCounts = !isAlone(asked) && asked.caller.type !== 'root';
  return [
    ...organization(asked, policies, about),
    // AWS services don't come through anybody's endpoint.
    ...(asked.caller.type === 'service' ? [] : limit('vpc_endpoint', policies.vpcEndpoint, true, asked, about)),
    ...(callerCounts ? withCaller(asked, policies, about, doors) : doors),
  ];
}

function byGates(asked: Asked, policies: Policies, about: Circumstances): readonly Judgement[] {
  if (!asked.action.startsWith('s3:')) return [];
  const cutOff = restricted(asked, about);
  const found =
    cutOff === false
      ? []
      : [atGate({ layer: 's3_block_public_access', refuses: cutOff, because: isCutOff }, true, asked)];
  const { s3 } = about;
  if (!s3) return found;
  const allows = (action: string) => decided(byPolicies({ ...asked, action }, policies, about)).decision === 'allow';
  return [...found, ...refusals({ asked, about, s3, allows })];
}

const isCutOff = 'RestrictPublicBuckets is on, and a public policy then works only for the accounts that own it';

function refusals(one: AtTheGate): readonly Judgement[] {
  return gates.flatMap(({ layer, decision, judge }) => {
    const verdict = judge(one);
    if (verdict === null || verdict.refuses === false) return [];
    return [atGate({ layer, ...verdict }, decision === 'explicit_deny', one.asked)];
  });
}

function atGate(gate: GateReason, explicit: boolean, { outlook }: Asked): Judgement {
  const refuses = gate.refuses === 'unknown' ? outlook === 'worst' : gate.refuses;
  return { layer: gate.layer, denied: refuses && explicit, silent: refuses, allowed: [], reasons: [], gate };
}

function decided(all: readonly Judgement[]): Decision {
  const blockers: Layer[] = [];
  const reasons: StatementReason[] = [];
  const atGates: GateReason[] = [];
  let denied = false;
  for (const one of all) {
    denied ||= one.denied;
    if (one.denied || one.silent) blockers.push(one.layer);
    for (const reason of one.reasons) reasons.push(reason);
    if (one.gate) atGates.push(one.gate);
  }
  if (blockers.length === 0) return { decision: 'allow', blockedBy: [], reasons, gates: atGates };
  const blockedBy = layers.filter((layer) => blockers.includes(layer));
  return { decision: denied ? 'explicit_deny' : 'implicit_deny', blockedBy, reasons, gates: atGates };
}
