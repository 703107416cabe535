import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Identity, IdentityPolicy } from '../../../core/identity.ts';
import type { PolicyPlace } from '../../../core/policy-place.ts';
import type { Principal } from '../../../core/principal.ts';
import type { PolicyDocument } from '../../../core/settings.ts';
import { code, listed, words } from '../../../core/words.ts';
import type { Layer } from '../../../policy/decision.ts';
import { hiddenBy } from './hidden-fact.ts';
import { both, type Hidden, nothing, placed, type Side } from './sides.ts';

const call = 'GetAccountAuthorizationDetails';

/**
 * What the caller's own policies say: identity policies, permissions boundary and session policies. Root, services and
 * anonymous callers have none; a federated user's are those of the user who made the session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function identitySide(facts: Facts, principal: Principal): Side {
  if (['root', 'service', 'anonymous'].includes(principal.type)) return nothing;
  return both(fromIam(facts.reads.identity, principal), ofSession(facts, principal));
}

function fromIam(fact: Fact<Identity> | undefined, principal: Principal): Side {
  if (principal.type === 'federated-user') return unreadable(['identity'], federated(principal));
  if (fact?.is === 'known') return documentsOf(fact.value, principal);
  if (fact?.is === 'absent') return nothing;
  const layers: readonly Layer[] = ['identity', 'permissions_boundary'];
  const hidden = layers.flatMap((layer) => hiddenBy(layer, nameOf(layer), fact) ?? []);
  return { documents: [], hidden };
}

const nameOf = (layer: Layer): string =>
  layer === 'identity' ? 'the policies of the principal' : 'its permissions boundary';

const federated = ({ name }: Principal) =>
  words`nothing tells which user made the session of the federated user ${code(name ?? '')}`;

function documentsOf({ policies, boundary, type, arn }: Identity, { name }: Principal): Side {
  const who = `${type} ${name ?? ''}`;
  return both(
    ...policies.map((policy) =>
      one('identity', `the policy ${policy.name} of ${policy.on.startsWith('group') ? policy.on : who}`, {
        arn: policy.arn,
        shared: policy.arn !== null || policy.on.startsWith('group'),
        place: placeOf(policy, nameIn(arn)),
        document: policy.document,
      }),
    ),
    boundary === null
      ? nothing
      : one('permissions_boundary', `the permissions boundary of ${who}`, {
          arn: boundary.arn,
          shared: true,
          place: { is: 'managed', arn: boundary.arn },
          document: boundary.document,
        }),
  );
}

/** Without its path: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn;

function placeOf({ name, arn, on }: IdentityPolicy, owner: string): PolicyPlace {
  if (arn !== null) return { is: 'managed', arn };
  if (on.startsWith('group ')) return { is: 'inline', of: 'group', owner: on.slice('group '.length), name };
  return { is: 'inline', of: on === 'user' ? 'user' : 'role', owner, name };
}

interface Held {
  readonly arn: string | null;
  readonly shared: boolean;
  readonly place: PolicyPlace;
  readonly document: Fact<PolicyDocument>;
}

function one(layer: Layer, what: string, { arn, shared, place, document }: Held): Side {
  if (document.is === 'known')
    return placed({ layer, level: null, what, call, arn, shared, place, document: document.value, use: 'identity' });
  const hidden = document.is === 'absent' ? null : hiddenBy(layer, what, document);
  return { documents: [], hidden: hidden ? [hidden] : [] };
}

/** IAM keeps the policies of a session for nobody; only CloudTrail may have seen them (IAM user guide, «Session policies»). */
function ofSession({ reads }: Facts, { type, session, name }: Principal): Side {
  if (type !== 'assumed-role' && type !== 'federated-user') return nothing;
  const who = session ?? name ?? '';
  if (reads.session?.is !== 'known') return { documents: [], hidden: [unseenSession(who, reads.session)] };
  const { policy, policyArns } = reads.session.value;
  const more = policyArns.length === 0 ? nothing : unreadable(['session'], managed(who, policyArns));
  if (policy === null) return more;
  const what = `the policy of the session ${who}`;
  const kept = { level: null, arn: null, shared: false, place: null } as const;
  const call = 'LookupEvents AssumeRole';
  return both(more, placed({ ...kept, layer: 'session', what, call, document: policy, use: 'session' }));
}

/** That CloudTrail shows no such session is an answer, too. */
function unseenSession(who: string, fact: Fact<unknown> | undefined): Hidden {
  const isAnswer = fact?.is === 'failed' && fact.why === 'error';
  const unread = isAnswer ? null : hiddenBy('session', `how the session ${who} was made`, fact);
  const because = words`whether the session ${code(who)} was made with a policy of its own could not be seen in CloudTrail`;
  return unread ?? { layer: 'session', because, needs: [] };
}

const managed = (who: string, arns: readonly string[]) =>
  words`the session ${code(who)} is limited by ${listed(arns.map(code))}, which was not read`;

const unreadable = (layers: readonly Layer[], because: ReturnType<typeof words>): Side => ({
  documents: [],
  hidden: layers.map((layer) => ({ layer, because, needs: [] })),
});
