import { judge, type Judged } from '../../../policy/judge.ts';
import type { Policy } from '../../../policy/policy.ts';
import { publicStatements } from '../../../policy/public.ts';
import { weigh } from '../../../policy/weigh.ts';
import type { Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Change } from './change.ts';
import { withLayer } from './layer-policies.ts';
import type { Probe } from './probes.ts';

/** One layer as it is, and as it would be. */
export interface Trial {
  readonly layer: PolicyLayer;
  readonly asBefore: readonly Policy[];
  readonly asAfter: readonly Policy[];
  /** The document that changes; null where it is new. */
  readonly before: Policy | null;
  readonly after: Policy;
  /** The statement that changes, by itself. */
  readonly part: { readonly before: Policy; readonly after: Policy };
}

/** `after`: the document of the change, changed. */
export function trialOf(change: Change, after: Policy, leg: Leg): Trial {
  const { layer, document } = change;
  const asBefore = leg.documents.filter((one) => one.layer === layer).map(({ policy }) => policy);
  const before = document?.policy ?? null;
  const asAfter =
    before === null ? [...asBefore, after] : asBefore.map((one) => (one.name === before.name ? after : one));
  return { layer, asBefore, asAfter, before, after, part: partOf(change, before, after) };
}

function partOf({ statement, after }: Change, before: Policy | null, whole: Policy): Trial['part'] {
  const old = before?.rules ?? [];
  const at = statement ?? old.length + 1;
  const { name } = whole;
  return {
    before: { name, rules: old.filter(({ position }) => position === statement) },
    after: { name, rules: whole.rules.slice(at - 1, at - 1 + after.length) },
  };
}

/** Whether the layer refuses the request, for certain or perhaps, and would not any more. */
export function turns(leg: Leg, { layer, asAfter }: Trial): boolean {
  const now = weigh(leg.asked, withLayer(leg.policies, layer, asAfter), leg.about);
  if (leg.weighed.best.blockedBy.includes(layer)) return !now.best.blockedBy.includes(layer);
  return leg.weighed.worst.blockedBy.includes(layer) && !now.worst.blockedBy.includes(layer);
}

/** Whether S3 calls a policy public decides for whom RestrictPublicBuckets leaves it in force. */
export function staysAsPublic({ layer, before, after }: Trial): boolean {
  if (layer !== 'resource' && layer !== 'access_point') return true;
  const of = layer === 'resource' ? 'bucket' : 'accessPoint';
  const isPublic = (policy: Policy | null) => policy !== null && publicStatements(policy, of).length > 0;
  return isPublic(before) === isPublic(after);
}

/** Whether the answer of the layer changes. Most are answered by the statement that changes; the rest by all of them. */
export function changes({ asked: probe, isOwn }: Probe, { layer, asBefore, asAfter, part }: Trial): boolean {
  const differ = isOwn ? loses : differs;
  return (['best', 'worst'] as const).some((outlook) => {
    const asked = { ...probe, outlook };
    if (!differ(judge([part.before], asked, layer), judge([part.after], asked, layer))) return false;
    return differ(judge(asBefore, asked, layer), judge(asAfter, asked, layer));
  });
}

const loses = (before: Judged, after: Judged): boolean =>
  (after.denied && !before.denied) || (before.allowed.length > 0 && after.allowed.length === 0);

const differs = (before: Judged, after: Judged): boolean =>
  before.denied !== after.denied || kindsOf(before) !== kindsOf(after);

/** How closely it names the caller decides what else its Allow goes past. */
const kindsOf = ({ allowed }: Judged): string => [...new Set(allowed)].toSorted().join(' ');
