import type { PolicyStatement } from '../../../core/settings.ts';
import { statementsOf } from '../../../policy/statements.ts';
import type { Layer, StatementReason } from '../../../policy/decision.ts';
import type { Rule } from '../../../policy/policy.ts';
import type { Leg } from '../legs/leg.ts';
import type { Document } from '../legs/sides.ts';

/** What one statement said to the request, and where it stands. */
export interface Told {
  readonly reason: StatementReason;
  readonly document: Document;
  readonly rule: Rule;
  readonly statement: PolicyStatement;
}

type Outlook = 'best' | 'worst';

/** What the statements of a layer said, in the outlook that matters. */
export function toldBy(leg: Leg, layer: Layer, outlook: Outlook): readonly Told[] {
  return leg.weighed[outlook].reasons.flatMap((reason) => {
    if (!('statement' in reason) || reason.layer !== layer) return [];
    const document = leg.documents.find(({ policy }) => policy.name === reason.policy);
    const rule = document?.policy.rules.find(({ position }) => position === reason.statement);
    const statement = document && statementsOf(document.document)[reason.statement - 1]?.statement;
    return document && rule && statement ? [{ reason, document, rule, statement }] : [];
  });
}

/** The Denies that refuse: those that match for certain, or, in the worst outlook, those that are open. */
export function denies(leg: Leg, layer: Layer, outlook: Outlook): readonly Told[] {
  const all = toldBy(leg, layer, outlook).filter(({ reason }) => reason.effect === 'Deny' && reason.matched);
  if (outlook === 'best') return all;
  return all.filter(({ reason }) => reason.because !== null);
}

/** The Allows that would have helped but for one thing. */
export const nearMisses = (leg: Leg, layer: Layer, outlook: Outlook): readonly Told[] =>
  toldBy(leg, layer, outlook).filter(({ reason }) => reason.effect === 'Allow' && !reason.matched);

/** `statement 2 (PublicRead) of the bucket policy of b` */
export function placeOf({ reason: { statement, sid }, document }: Told): string {
  return `statement ${statement}${sid === null ? '' : ` (${sid})`} of ${document.what}`;
}
