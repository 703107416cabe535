import type { Patch } from '../../../core/cause.ts';
import type { PolicyDocument } from '../../../core/settings.ts';
import { parsePolicy } from '../../../policy/parse.ts';
import type { Policy } from '../../../policy/policy.ts';
import { arrayOf } from '../../../policy/statements.ts';
import { weigh } from '../../../policy/weigh.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Document } from '../legs/sides.ts';
import { applied } from './applied.ts';
import { isOfPolicies, useOf, withLayer } from './layer-policies.ts';

/** Whether the patches of all certain causes together let exactly this request in: no leg is refused any more. */
export function together(patches: readonly Patch[], legs: readonly Leg[]): boolean {
  return legs.every((leg) => {
    const policies = patchedLayers(patches, leg);
    return policies !== null && weigh(leg.asked, policies, leg.about).best.decision === 'allow';
  });
}

function patchedLayers(patches: readonly Patch[], leg: Leg): Leg['policies'] | null {
  let { policies } = leg;
  for (const layer of new Set(patches.map((patch) => patch.layer))) {
    if (!isOfPolicies(layer)) return null;
    const patched = patchedIn(layer, patches, leg);
    if (patched === null) return null;
    policies = withLayer(policies, layer, patched);
  }
  return policies;
}

/** Null when two patches change the same statement, or AWS would not take what comes out. */
function patchedIn(layer: PolicyLayer, patches: readonly Patch[], leg: Leg): readonly Policy[] | null {
  const here = leg.documents.filter((one) => one.layer === layer);
  const known = here.map((one) =>
    patched(
      layer,
      one.policy.name,
      one.document,
      patches.filter((patch) => isOf(patch, layer, one)),
    ),
  );
  const fresh = newDocuments(layer, patches, leg, here).map(([name, own]) => patched(layer, name, null, own));
  const all = [...known, ...fresh];
  return all.includes(null) ? null : all.filter((one) => one !== null);
}

const isOf = (patch: Patch, layer: PolicyLayer, { what, arn }: Document): boolean =>
  patch.layer === layer && patch.document === what && patch.arn === arn;

/** A policy of the bucket says nothing of its key, nor a key's of the bucket. */
function newDocuments(
  layer: PolicyLayer,
  patches: readonly Patch[],
  leg: Leg,
  here: readonly Document[],
): readonly (readonly [string, readonly Patch[]])[] {
  if (layer !== 'identity' && (here.length > 0 || isKeyLeg(leg))) return [];
  const added = patches.filter((patch) => patch.layer === layer && isNew(patch));
  return [...Map.groupBy(added, ({ document }) => document)];
}

const isNew = ({ arn, statement, document }: Patch): boolean =>
  arn === null && statement === null && document.startsWith('a new ');

function patched(
  layer: PolicyLayer,
  name: string,
  document: PolicyDocument | null,
  patches: readonly Patch[],
): Policy | null {
  const places = patches.flatMap(({ statement }) => statement ?? []);
  if (new Set(places).size < places.length) return null;
  // From the last statement to the first: each keeps its number until its turn comes.
  const inOrder = patches.toSorted((one, other) => (other.statement ?? 0) - (one.statement ?? 0));
  const whole = inOrder.reduce<PolicyDocument | null>((sum, patch) => applied(sum, patch), document);
  if (whole === null || arrayOf(whole.Statement).length === 0) return null;
  const parsed = parsePolicy(name, whole, useOf(layer));
  return parsed.is === 'policy' ? parsed.policy : null;
}
