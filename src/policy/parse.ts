import { compile } from './condition.ts';
import { glob, type Matcher } from './glob.ts';
import { fixed, partsOf } from './pattern.ts';
import type { Condition, Fault, Policy, PrincipalKind, Principals, Rule } from './policy.ts';
import { isResource, resourceMatcher } from './resources.ts';

/** Where a policy is used decides what it must and may not say. */
export type PolicyUse = 'identity' | 'session' | 'resource' | 'trust' | 'scp' | 'rcp';

export type Parsed =
  | { readonly is: 'policy'; readonly policy: Policy }
  | { readonly is: 'rejected'; readonly faults: readonly Fault[] };

type Json = Readonly<Record<string, unknown>>;

/** What is known while one document is read. */
interface Reading {
  readonly use: PolicyUse;
  readonly variables: boolean;
  readonly faults: Fault[];
}

const inDocument = ['Version', 'Id', 'Statement'];
const inStatement = `Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition`.split(' ');
const principalKinds: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'] satisfies PrincipalKind[];

/**
 * Read a policy document, or say everything for which AWS would refuse it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(name: string, document: unknown, use: PolicyUse): Parsed {
  const faults: Fault[] = [];
  const whole = objectOf(document);
  if (!whole) return { is: 'rejected', faults: [{ place: 'document', what: 'is not a JSON object' }] };
  unknownElements(whole, inDocument, '', faults);
  const version = whole['Version'] ?? '2008-10-17';
  if (version !== '2012-10-17' && version !== '2008-10-17')
    faults.push({ place: 'Version', what: 'is neither 2012-10-17 nor 2008-10-17' });
  const reading: Reading = { use, variables: version === '2012-10-17', faults };
  const statements = listOf(whole['Statement']);
  if (statements.length === 0) faults.push({ place: 'Statement', what: 'is missing or empty' });
  const rules = statements.map((statement, nth) => ruleOf(reading, statement, nth + 1)).filter((rule) => rule !== null);
  if (use === 'identity' || use === 'session') sidFaults(rules, faults);
  if (faults.length > 0) return { is: 'rejected', faults };
  return { is: 'policy', policy: { name, rules } };
}

function ruleOf(reading: Reading, value: unknown, position: number): Rule | null {
  const place = `Statement[${position}]`;
  const { faults, variables } = reading;
  const statement = objectOf(value);
  if (!statement) {
    faults.push({ place, what: 'is not a JSON object' });
    return null;
  }
  unknownElements(statement, inStatement, `${place}.`, faults);
  const resource = resourcesOf(reading, statement, place);
  const action = eitherOf(reading, statement, place, 'Action', (text) => /^\*+$|:/.test(text));
  const conditions = conditionsOf(reading, statement['Condition'], `${place}.Condition`);
  const rule: Rule = {
    position,
    ...headOf(reading, statement, place),
    principals: principalsOf(reading, statement, place),
    actions: { except: action.except, matchers: action.texts.map(actionMatcher) },
    resources: { except: resource.except, matchers: resource.texts.map((text) => resourceMatcher(text, variables)) },
    conditions,
    byPrincipalArn: conditions.some(namesPrincipal),
  };
  if (reading.use === 'rcp') controlFaults(rule, statement, place, faults);
  return rule;
}

/**
 * A role's trust policy is about that role, and may not say so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function resourcesOf(reading: Reading, statement: Json, place: string) {
  if (reading.use !== 'trust')
    return eitherOf(reading, statement, place, 'Resource', (text) => isResource(text, completes(reading.use)));
  for (const name of ['Resource', 'NotResource'])
    if (name in statement) reading.faults.push({ place: `${place}.${name}`, what: 'has no place in a trust policy' });
  return { except: false, texts: ['*'] };
}

/**
 * An ARN that is cut short is completed only in a policy of an identity or an organization.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
const completes = (use: PolicyUse): boolean => ['identity', 'scp', 'rcp'].includes(use);

const namesPrincipal = ({ operator, key }: Condition): boolean =>
  key.toLowerCase() === 'aws:principalarn' && /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|Like)$/i.test(operator);

const actionMatcher = (text: string): Matcher => glob(fixed(partsOf(text.toLowerCase(), false)) ?? []);

function headOf({ faults }: Reading, { Sid: sid, Effect: effect }: Json, place: string): Pick<Rule, 'sid' | 'effect'> {
  if (effect !== 'Allow' && effect !== 'Deny') faults.push({ place: `${place}.Effect`, what: 'is not Allow or Deny' });
  if (sid !== undefined && typeof sid !== 'string') faults.push({ place: `${place}.Sid`, what: 'is not a text' });
  return { sid: typeof sid === 'string' ? sid : null, effect: effect === 'Deny' ? 'Deny' : 'Allow' };
}

/**
 * IAM wants a Sid to be unique, and of letters and digits; resource policies mind neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function sidFaults(rules: readonly Rule[], faults: Fault[]): void {
  const seen = new Set<string>();
  for (const { sid, position } of rules) {
    const place = `Statement[${position}].Sid`;
    if (sid === null) continue;
    if (!/^[a-z\d]*$/i.test(sid)) faults.push({ place, what: 'has other characters than letters and digits' });
    if (sid !== '' && seen.has(sid)) faults.push({ place, what: `stands twice: ${sid}` });
    seen.add(sid);
  }
}

/**
 * Resource control policies deny, to everybody; only AWS's own RCPFullAWSAccess allows.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function controlFaults({ effect, principals }: Rule, statement: Json, place: string, faults: Fault[]): void {
  const { Action: action, Resource: resource } = statement;
  const full = [action, resource].every((one) => textsOf(one)?.join() === '*');
  if (effect === 'Allow' && !full) faults.push({ place: `${place}.Effect`, what: 'must be Deny in an RCP' });
  if (principals?.except !== false || principals.who.some(({ id }) => id !== '*'))
    faults.push({ place: `${place}.Principal`, what: 'must be * in an RCP' });
  if ('NotAction' in statement) faults.push({ place: `${place}.NotAction`, what: 'is not supported in an RCP' });
  if (effect === 'Deny' && textsOf(action)?.some((one) => /^\*+$/.test(one)))
    faults.push({ place: `${place}.Action`, what: 'must name a service in an RCP' });
}

/** `Action` or `NotAction`: exactly one of the two, a text or a list of texts. */
function eitherOf(
  { faults }: Reading,
  statement: Json,
  place: string,
  element: 'Action' | 'Resource',
  isLegal: (text: string) => boolean,
) {
  const except = `Not${element}` in statement;
  const here = `${place}.${except ? 'Not' : ''}${element}`;
  if (except && element in statement) faults.push({ place: here, what: `stands beside ${element}` });
  const texts = textsOf(statement[except ? `Not${element}` : element]) ?? [];
  if (texts.length === 0) faults.push({ place: here, what: 'is missing, or not a text or list of texts' });
  for (const text of texts.filter((one) => !isLegal(one)))
    faults.push({ place: here, what: `${element === 'Action' ? 'names no service' : 'is no ARN and not *'}: ${text}` });
  return { except, texts };
}

/** Policies that speak of whoever they are attached to. */
const ofWhoever: readonly PolicyUse[] = ['identity', 'session', 'scp'];

function principalsOf({ use, faults }: Reading, statement: Json, place: string): Principals | null {
  const except = 'NotPrincipal' in statement;
  const name = except ? 'NotPrincipal' : 'Principal';
  const value = statement[name];
  const here = `${place}.${name}`;
  if (ofWhoever.includes(use)) {
    if (value !== undefined) faults.push({ place: here, what: 'has no place in a policy of this kind' });
    return null;
  }
  if (except && 'Principal' in statement) faults.push({ place: here, what: 'stands beside Principal' });
  if (value === '*') return { except, who: [{ kind: 'AWS', id: '*' }] };
  const kinds = Object.entries(objectOf(value) ?? {});
  if (kinds.length === 0) faults.push({ place: here, what: 'is missing, or neither * nor a map of principals' });
  return { except, who: kinds.flatMap(([kind, who]) => principalsIn(kind, who, here, faults)) };
}

function principalsIn(kind: string, who: unknown, place: string, faults: Fault[]): Principals['who'] {
  const ids = textsOf(who);
  if (!principalKinds.includes(kind)) faults.push({ place, what: `has an unknown kind of principal: ${kind}` });
  else if (ids === null || ids.length === 0) faults.push({ place: `${place}.${kind}`, what: 'names nobody' });
  return (ids ?? []).map((id) => ({ kind: kind as PrincipalKind, id }));
}

function conditionsOf({ faults, variables }: Reading, value: unknown, place: string): readonly Condition[] {
  if (value === undefined) return [];
  const operators = objectOf(value);
  if (!operators) faults.push({ place, what: 'is not a JSON object' });
  return Object.entries(operators ?? {}).flatMap(([operator, keys]) => {
    const lines = objectOf(keys);
    if (!lines) faults.push({ place: `${place}.${operator}`, what: 'is not a JSON object' });
    return Object.entries(lines ?? {}).flatMap(([key, wanted]) => {
      const values = valuesOf(wanted);
      if (values === null)
        faults.push({ place: `${place}.${operator}.${key}`, what: 'is not a text or list of texts' });
      return values === null ? [] : [compile(operator, key, values, variables)];
    });
  });
}

function unknownElements(value: Json, allowed: readonly string[], place: string, faults: Fault[]): void {
  for (const name of Object.keys(value))
    if (!allowed.includes(name)) faults.push({ place: `${place}${name}`, what: 'is no element of a policy' });
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function textsOf(value: unknown): readonly string[] | null {
  const list = listOf(value);
  return list.every((one) => typeof one === 'string') ? list : null;
}

/** Texts, numbers and booleans, as texts: JSON's own `true` and `5` are accepted. */
function valuesOf(value: unknown): readonly string[] | null {
  const list = listOf(value);
  if (value === null || value === undefined) return null;
  return list.every((one) => ['string', 'number', 'boolean'].includes(typeof one)) ? list.map(String) : null;
}
