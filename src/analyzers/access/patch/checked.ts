import type { Patch } from '../../../core/cause.ts';
import { withoutSecrets } from '../../../core/secrets.ts';
import type { PolicyDocument } from '../../../core/settings.ts';
import { type Words, words } from '../../../core/words.ts';
import { parsePolicy } from '../../../policy/parse.ts';
import type { Leg } from '../legs/leg.ts';
import { withStatements } from './applied.ts';
import type { Change } from './change.ts';
import { useOf } from './layer-policies.ts';
import { over } from './limits.ts';
import { probesAround } from './probes.ts';
import { shown } from './shown.ts';
import { changes, staysAsPublic, trialOf, turns } from './trial.ts';
import type { Who } from './who.ts';

/** A patch that was tried, or why there is none. */
export type Tried = { readonly is: 'patch'; readonly patch: Patch } | { readonly is: 'none'; readonly because: Words };

/**
 * Try a change with the evaluator: it must turn its own layer for this request, fit into its document, and change the
 * answer to no request around it.
 */
export function checked(change: Change, leg: Leg, who: Who | null): Tried {
  const { layer, document, what } = change;
  const whole = withStatements(document?.document ?? null, change.statement, change.after);
  const limit = over(leg, layer, document, whole);
  if (limit) return none(words`${what} would be ${limit.size} characters long, and ${limit.characters} is the limit`);
  const parsed = parsePolicy(document?.policy.name ?? what, whole, useOf(layer));
  if (parsed.is === 'rejected') return none(words`AWS would not take ${what} like that`);
  const trial = trialOf(change, parsed.policy, leg);
  if (!turns(leg, trial))
    return none(words`it takes more than one statement to make this layer let the request through`);
  if (!staysAsPublic(trial)) return none(words`it would change whether ${what} counts as public`);
  const probes = probesAround(leg, change, who);
  if (probes.some((probe) => changes(probe, trial))) return none(words`it would change more than this one request`);
  return { is: 'patch', patch: patchOf(change, whole, probes.length) };
}

const none = (because: Words): Tried => ({ is: 'none', because });

/** `after` is one statement, a list where one was divided, or null where it goes. */
function patchOf(change: Change, whole: PolicyDocument, probes: number): Patch {
  const { layer, document, what, place, statement, before, after } = change;
  const [first = null] = after;
  return {
    document: what,
    arn: document?.arn ?? null,
    layer,
    statement,
    before,
    after: after.length > 1 ? after : first,
    whole: withoutSecrets(JSON.stringify(whole)).found.length > 0 ? null : whole,
    place,
    diff: shown(change),
    probes,
  };
}
