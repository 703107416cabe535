import type { Facts } from '../../../core/facts.ts';
import { words } from '../../../core/words.ts';
import { unseen } from '../../../policy/pattern.ts';
import type { Policies } from '../../../policy/policies.ts';
import type { Policy, Resource, ResourceMatcher } from '../../../policy/policy.ts';
import type { Need } from '../operations/types.ts';
import { hiddenBy } from './hidden-fact.ts';
import { headHidden } from './object-hidden.ts';
import type { Hidden, Side } from './sides.ts';

/** Which key it is could not be learned: what would tell. Its policy, its grants and its account are as unknown. */
export function unknownKey(facts: Facts, reads: boolean): Side {
  const { encryption, kmsKey } = facts.reads;
  const head = reads ? headHidden(facts) : null;
  const told = head ? { ...head, layer: 'kms' as const } : hiddenBy('kms', 'the encryption of the bucket', encryption);
  return { documents: [], hidden: [told ?? hiddenBy('kms', 'the KMS key', kmsKey) ?? untold] };
}

const untold: Hidden = { layer: 'kms', because: words`which KMS key it needs is not known`, needs: [] };

/** Of a key that nobody knows only `*` is sure to be about it; what names keys may or may not be. */
export function aboutKeyOf({ action, arn }: Need, policies: Policies): Policies {
  if (arn !== null || !action.startsWith('kms:')) return policies;
  return {
    ...policies,
    identity: policies.identity.map(unsure),
    permissionsBoundary: policies.permissionsBoundary.map(unsure),
    session: policies.session.map(unsure),
    scp: policies.scp.map((level) => ({ ...level, policies: level.policies.map(unsure) })),
  };
}

const unsure = (policy: Policy): Policy => ({
  ...policy,
  rules: policy.rules.map((rule) => ({
    ...rule,
    resources: { ...rule.resources, matchers: rule.resources.matchers.map(orUnseen) },
  })),
});

const anything: Resource = { arn: '*', segments: null, everything: true };

const orUnseen =
  (matcher: ResourceMatcher): ResourceMatcher =>
  (_resource, values) =>
    matcher(anything, values) === true ? true : unseen;
