import { canonical } from './canonical.ts';
import type { Json, JsonObject } from './json.ts';

/**
 * A policy in one spelling for all that mean the same: a text or a list of one, lists whose order says nothing, `true` or
 * `"true"`, no Version or that of 2008 (IAM user guide, «IAM JSON policy elements: Version»). The order of statements and
 * whatever is not known here stay as they are.
 */
export function canonicalPolicy(document: JsonObject): Json {
  const { Version: version = '2008-10-17', Statement: all = [] } = document;
  const statements = listOf(all);
  const partition = partitionIn(statements);
  return { ...document, Version: version, Statement: statements.map((one) => canonicalStatement(one, partition)) };
}

function canonicalStatement(statement: Json, partition: string): Json {
  if (!isObject(statement)) return statement;
  const entries = Object.entries(statement).flatMap(([element, value]): readonly (readonly [string, Json])[] => {
    if (element === 'Condition' && isObject(value)) return isEmpty(value) ? [] : [[element, conditionsOf(value)]];
    return [[element, elementOf(element, value, partition)]];
  });
  return Object.fromEntries(entries);
}

function elementOf(element: string, value: Json, partition: string): Json {
  switch (element) {
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      return setOf(value);
    case 'Principal':
    case 'NotPrincipal':
      return principalsOf(value, partition);
    default:
      return value;
  }
}

/**
 * `"*"` and `{"AWS": "*"}` are equivalent, and so are an account's id and the ARN of its root (IAM user guide, «IAM JSON
 * policy elements: Principal»). S3 shows the ARN where the id was put.
 */
function principalsOf(value: Json, partition: string): Json {
  if (value === '*') return { AWS: ['*'] };
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([kind, who]): readonly [string, Json] => {
    if (kind !== 'AWS') return [kind, setOf(who)];
    return [kind, setOf(listOf(who).map((one) => rootOf(one, partition)))];
  });
  return Object.fromEntries(entries);
}

const rootOf = (principal: Json, partition: string): Json =>
  typeof principal === 'string' && /^\d{12}$/.test(principal) ? `arn:${partition}:iam::${principal}:root` : principal;

/** A bare account id is of the partition that the bucket is in, which the bucket's ARN says. */
function partitionIn(statements: readonly Json[]): string {
  const arns = statements
    .filter(isObject)
    .flatMap(({ Resource: resource, NotResource: others }) => [...listOf(resource ?? []), ...listOf(others ?? [])]);
  const found = arns.map((arn) => (typeof arn === 'string' ? /^arn:(aws[\w-]*):/.exec(arn)?.[1] : undefined));
  return found.find((partition) => partition !== undefined) ?? 'aws';
}

/** Values are alternatives; JSON's own booleans and numbers are compared as texts. */
function conditionsOf(operators: JsonObject): Json {
  return mapped(operators, (keys) =>
    isObject(keys) ? mapped(keys, (values) => setOf(listOf(values).map(textOf))) : keys,
  );
}

const textOf = (value: Json): Json => (typeof value === 'boolean' || typeof value === 'number' ? String(value) : value);

const mapped = (object: JsonObject, change: (value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));

/** A list of which neither order nor repetition says anything. */
export function setOf(value: Json): readonly Json[] {
  const byText = new Map(listOf(value).map((one) => [canonical(one), one]));
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value]);
const isEmpty = (object: JsonObject): boolean => Object.keys(object).length === 0;
