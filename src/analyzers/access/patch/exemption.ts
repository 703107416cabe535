import type { PolicyStatement } from '../../../core/settings.ts';
import { type Caller, spokenTo } from '../../../policy/principals.ts';
import type { PrincipalKind } from '../../../policy/policy.ts';
import { arrayOf } from '../../../policy/statements.ts';
import type { Told } from '../causes/told.ts';
import { isPolicyLayer } from '../legs/policy-layer.ts';
import type { Leg } from '../legs/leg.ts';
import type { Document } from '../legs/sides.ts';
import type { Change } from './change.ts';
import { isFixed, isOnlyFor, narrowed, sparing } from './conditions.ts';
import { listedIn, withListed } from './elements.ts';
import { exactArn, resourceFor, wholeOf } from './exact-arn.ts';
import { actionsWithout, resourcesWithout } from './minus.ts';
import { withSids } from './sid.ts';
import { names, type Who } from './who.ts';

/**
 * The denying statement divided so that it denies all that it did, but for this principal, this action and this resource
 * together: to everybody else as before, to this one every other resource, and of this resource every other action. Null
 * where a part has no exact spelling, or where the cure is to meet a condition.
 */
export function exemption(told: Told, leg: Leg, who: Who): Change | null {
  const { document, statement, reason } = told;
  const parts = isPolicyLayer(document.layer) && aboutWhoOnly(told) ? partsOf(told, leg, who) : null;
  if (parts === null || !isPolicyLayer(document.layer)) return null;
  const isAlone = arrayOf(document.document.Statement).length === 1;
  const after = parts.length === 0 && isAlone ? [sparing(statement, who.arn)] : withSids(parts, document.document);
  const { layer, what, place } = document;
  return { layer, document, what, place, statement: reason.statement, before: statement, after };
}

const aboutWhoOnly = ({ rule }: Told): boolean => rule.conditions.every(({ key }) => isFixed(key));

interface Part {
  /** For its Sid. */
  readonly what: string;
  readonly statement: PolicyStatement;
}

function partsOf(told: Told, leg: Leg, who: Who): readonly Part[] | null {
  const { document, statement } = told;
  const { others, own } = divided(statement, leg.asked.caller, who, document.layer === 'identity' && !document.shared);
  const ofOwn = leg.asked.resource.everything ? null : remainder(own, document, leg);
  return ofOwn && [...(others ? [{ what: 'Others', statement: others }] : []), ...ofOwn];
}

/** All that a statement says but for this action on this resource. */
function remainder(own: PolicyStatement, { layer, document }: Document, leg: Leg): readonly Part[] | null {
  const resource = resourceFor(leg, layer);
  const exact = exactArn(resource.arn, document.Version);
  if (exact === null) return null;
  const about = { variables: document.Version === '2012-10-17', exact, whole: wholeOf(leg, layer) };
  const resources = resourcesWithout(listedIn(own, 'Resource'), resource, about);
  const actions = actionsWithout(listedIn(own, 'Action'), leg.need.action);
  if (resources === null || actions === null) return null;
  const here = resources.texts.length === 0 ? own : withListed(own, 'Resource', { except: false, texts: [exact] });
  return [
    { what: 'OtherResources', statement: withListed(own, 'Resource', resources), left: resources },
    { what: 'OtherActions', statement: withListed(here, 'Action', actions), left: actions },
  ].filter(({ left }) => left.texts.length > 0);
}

/** The statement as it speaks to everybody else, null when to nobody; and as it speaks to this one. */
function divided(
  statement: PolicyStatement,
  caller: Caller,
  who: Who,
  ofItsOwn: boolean,
): { readonly others: PolicyStatement | null; readonly own: PolicyStatement } {
  if (ofItsOwn || isOnlyFor(statement, who.arn)) return { others: null, own: statement };
  const named = byName(statement, caller, who);
  return named ?? { others: sparing(statement, who.arn), own: narrowed(statement, who.arn) };
}

/** Where Principal is a list that has this one by name, and by nothing else, the list itself can be divided. */
function byName(statement: PolicyStatement, caller: Caller, who: Who) {
  const { Principal: principal } = statement;
  if (principal === undefined || principal === '*') return null;
  const aws = arrayOf(principal['AWS'] ?? []);
  const own = aws.filter((id) => names(id, who));
  const left = Object.entries({ ...principal, AWS: aws.filter((id) => !names(id, who)) }).filter(
    ([, ids]) => ids.length > 0,
  );
  const rest = left.flatMap(([kind, ids]) => arrayOf(ids).map((id) => ({ kind: kind as PrincipalKind, id })));
  if (own.length === 0 || spokenTo({ except: false, who: rest }, caller, 'Deny') !== null) return null;
  return {
    others: left.length === 0 ? null : { ...statement, Principal: Object.fromEntries(left) },
    own: { ...statement, Principal: { AWS: own } },
  };
}
