import type { PolicyStatement } from '../../../core/settings.ts';
import { arrayOf, statementsOf } from '../../../policy/statements.ts';
import { misnamed } from '../causes/misnamed.ts';
import type { Told } from '../causes/told.ts';
import { isPolicyLayer } from '../legs/policy-layer.ts';
import type { Leg } from '../legs/leg.ts';
import type { Document } from '../legs/sides.ts';
import type { Change } from './change.ts';
import { alsoFor, isFixed } from './conditions.ts';
import { exactArn, resourceFor } from './exact-arn.ts';
import type { Who } from './who.ts';

/** Ways to make the statement that nearly allows allow, smallest first. Whether one gives more than it should is not looked at. */
export function repairs(told: Told, leg: Leg, who: Who | null): readonly Change[] {
  const { document, statement, reason } = told;
  return repaired(told, leg, who).flatMap((after) => changeOf(document, reason.statement, statement, after));
}

function repaired({ document, statement, reason: { because } }: Told, leg: Leg, who: Who | null) {
  if (because === null || !isPolicyLayer(document.layer)) return [];
  switch (because.element) {
    case 'Principal':
      return who === null || who.isRoot ? [] : withPrincipal(statement, who.arn);
    case 'Resource':
      return withResource(statement, exactArn(resourceFor(leg, document.layer).arn, document.document.Version));
    case 'Condition':
      return withValue(statement, because, leg);
  }
}

/**
 * In place of an entry that stands for nobody: the unique id of somebody who is gone, or a wildcard inside an ARN, which
 * never matches. Else beside the others.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function withPrincipal(statement: PolicyStatement, arn: string): readonly PolicyStatement[] {
  const { Principal: principal } = statement;
  if (principal === undefined || principal === '*') return [];
  const ids = arrayOf(principal['AWS'] ?? []);
  const dead = ids.filter((id) => /^(?:AIDA|AROA)[A-Z\d]{12,}$/.test(id) || /^arn:.*[*?]/.test(id));
  const lists = [...dead.map((one) => ids.map((id) => (id === one ? arn : id))), [...ids, arn]];
  return lists.map((AWS) => ({ ...statement, Principal: { ...principal, AWS: single(AWS) } }));
}

/** In place of the only ARN, if that was wrong; else beside the others. */
function withResource(statement: PolicyStatement, arn: string | null): readonly PolicyStatement[] {
  if (arn === null || statement.Resource === undefined) return [];
  const all = arrayOf(statement.Resource);
  const lists = all.length === 1 ? [[arn], [...all, arn]] : [[...all, arn]];
  return lists.map((list) => ({ ...statement, Resource: single(list) }));
}

type Because = Extract<NonNullable<Told['reason']['because']>, { readonly element: 'Condition' }>;

/** Keys that say for what a key is used, or for whom a service acts: here another value is another thing, not another manner. */
const widened = /^(?:kms:encryptioncontext:.+|aws:sourcearn)$/;

/** Whether the statement would allow as it is, if the request met its condition. */
export function canBeMet({ reason: { because } }: Told): boolean {
  return because?.element === 'Condition' && !isFixed(because.key) && !widened.test(because.key.toLowerCase());
}

function withValue(statement: PolicyStatement, { operator, key }: Because, leg: Leg): readonly PolicyStatement[] {
  const { status, values } = leg.valueOf(key);
  const [value, ...more] = values ?? [];
  const fits = widened.test(key.toLowerCase()) && /^(?:String|Arn)(?:Equals|Like)$/i.test(operator);
  if (!fits || status === 'unknown' || value === undefined || more.length > 0) return [];
  return [alsoFor(statement, operator, key, value)];
}

/** The right name of the action in place of the wrong one, where a statement of these documents has that. */
export function respelled(documents: readonly Document[], leg: Leg): readonly Change[] {
  const wrong = misnamed(leg);
  if (wrong === null) return [];
  return documents.flatMap((document) =>
    statementsOf(document.document).flatMap(({ position, effect, actions, statement }) => {
      if (effect !== 'Allow' || !actions?.includes(wrong)) return [];
      const all = actions.map((action) => (action === wrong ? leg.need.action : action));
      return changeOf(document, position, statement, { ...statement, Action: single(all) });
    }),
  );
}

function changeOf(
  document: Document,
  position: number,
  before: PolicyStatement,
  after: PolicyStatement,
): readonly Change[] {
  const { layer, what, place } = document;
  if (!isPolicyLayer(layer)) return [];
  return [{ layer, document, what, place, statement: position, before, after: [after] }];
}

function single(texts: readonly string[]): string | readonly string[] {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}
