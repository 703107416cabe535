import type { CauseLayer, Patch } from '../../../core/cause.ts';
import { words } from '../../../core/words.ts';
import type { Told } from '../causes/told.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Leg } from '../legs/leg.ts';
import type { Change } from './change.ts';
import { checked, type Tried } from './checked.ts';
import { exemption } from './exemption.ts';
import { isOfPolicies } from './layer-policies.ts';
import { isOfAws, voices } from './silence.ts';
import { type Who, whoOf } from './who.ts';

export { applied } from './applied.ts';
export { together } from './together.ts';

interface Cured {
  readonly id: string;
  readonly layer: CauseLayer;
}

/**
 * The smallest change of one statement of one document that makes the layer of a cause let this request through, and
 * changes the answer to nothing else; null where there is none. `told`: the statement that decided, or nearly allowed.
 */
export function patchFor(cause: Cured, leg: Leg, told: Told | null): Patch | null {
  const tried = patchOrWhyNot(cause, leg, told);
  return tried.is === 'patch' ? tried.patch : null;
}

/** As `patchFor`; where there is no patch, why not. */
export function patchOrWhyNot(cause: Cured, leg: Leg, told: Told | null): Tried {
  const layer = layerOf(cause, leg);
  const why = whyNever(layer, leg);
  if (layer === null || why !== null) return { is: 'none', because: words`${why ?? 'no policy is the cause'}` };
  const who = whoOf(leg);
  let last: Tried = { is: 'none', because: words`the cure is not one statement of one policy` };
  for (const change of candidates(cause.id, layer, leg, told, who)) {
    last = checked(change, leg, who);
    if (last.is === 'patch') return last;
  }
  return last;
}

/** Of a key, the catalogue says KMS where the key policy is meant. */
function layerOf({ id, layer }: Cured, { asked }: Leg): PolicyLayer | null {
  if (layer === 'kms' && asked.resource.segments?.[2] === 'kms') return id === 'F09' ? null : 'resource';
  return layer !== 'kms' && isOfPolicies(layer) ? layer : null;
}

/** An organization's policies are for its administrators to weigh; session policies end with the session. */
function whyNever(layer: PolicyLayer | null, leg: Leg): string | null {
  if (layer === null) return 'no policy is the cause';
  if (layer === 'scp' || layer === 'rcp') return 'the policies of an organization are for all of its accounts';
  if (layer === 'session') return 'the policies of a session are set when it is made';
  if (leg.need.arn === null) return 'what the action is asked for is not known';
  if (leg.hidden.some((one) => one.layer === layer)) return 'not everything in this layer could be read';
  return layer === 'identity' && isReserved(leg.principal.arn, leg.principal.name)
    ? 'only the service that made this role may change it'
    : null;
}

/**
 * Roles of IAM Identity Center and of services.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
 */
const isReserved = (arn: string | null, name: string | null): boolean =>
  /:role\/aws-(?:service-role|reserved)\//.test(arn ?? '') || /^AWS(?:ServiceRoleFor|ReservedSSO_)/.test(name ?? '');

function candidates(id: string, layer: PolicyLayer, leg: Leg, told: Told | null, who: Who | null): readonly Change[] {
  if (told?.rule.effect !== 'Deny') return voices(id, layer, leg, told, who);
  const found = who === null || isOfAws(told.document.arn) ? null : exemption(told, leg, who);
  return found ? [found] : [];
}
