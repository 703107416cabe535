import type { PolicyStatement } from '../../../core/settings.ts';
import { arrayOf } from '../../../policy/statements.ts';

type Condition = NonNullable<PolicyStatement['Condition']>;
type Values = Condition[string][string];

const principalArn = 'aws:PrincipalArn';
const negated = /^(?:Arn|String)Not(?:Equals|Like)(?:IfExists)?$/i;
const positive = /^(?:Arn|String)(?:Equals|Like)$/i;

/** Keys of who asks and whose the bucket is. */
const fixedKeys =
  /^(?:aws:principal(?:arn|account|orgid|orgpaths|type|isawsservice|servicename)|aws:user(?:id|name)|(?:s3|aws):resourceaccount|aws:resourceorg(?:id|paths))$/;

/** Whether no other request could bring another value along, so that a condition on it can't be met. */
export const isFixed = (key: string): boolean => fixedKeys.test(key.toLowerCase());

/** The same statement for everybody but this one. Of a negated line every value must differ, so one more is one spared. */
export function sparing(statement: PolicyStatement, arn: string): PolicyStatement {
  const place = lineOf(statement, negated, principalArn);
  if (place === null) return withLine(statement, 'ArnNotEquals', principalArn, arn);
  return withLine(statement, ...place, [...arrayOf<string | number | boolean>(valuesAt(statement, place)), arn]);
}

/** The same statement for this one only, whom it speaks to already. */
export function narrowed(statement: PolicyStatement, arn: string): PolicyStatement {
  const place = lineOf(statement, positive, principalArn);
  return withLine(statement, ...(place ?? (['ArnEquals', principalArn] as const)), arn);
}

/** Whether its conditions let it speak to this one only. */
export function isOnlyFor(statement: PolicyStatement, arn: string): boolean {
  const place = lineOf(statement, positive, principalArn);
  if (place === null) return false;
  return arrayOf<string | number | boolean>(valuesAt(statement, place)).every((value) => value === arn);
}

/** With one more value to choose from in the line of this operator and key. */
export function alsoFor(statement: PolicyStatement, operator: string, key: string, value: string): PolicyStatement {
  const values = valuesAt(statement, [operator, key]);
  return withLine(statement, operator, key, [...arrayOf<string | number | boolean>(values), value]);
}

/** Operator and key as they are written. Keys don't mind case. */
function lineOf(
  { Condition: condition = {} }: PolicyStatement,
  operators: RegExp,
  key: string,
): readonly [string, string] | null {
  for (const [operator, lines] of Object.entries(condition)) {
    const written = Object.keys(lines).find((one) => one.toLowerCase() === key.toLowerCase());
    if (operators.test(operator) && written !== undefined) return [operator, written];
  }
  return null;
}

const valuesAt = ({ Condition: condition = {} }: PolicyStatement, [operator, key]: readonly [string, string]): Values =>
  condition[operator]?.[key] ?? [];

function withLine(statement: PolicyStatement, operator: string, key: string, values: Values): PolicyStatement {
  const condition = statement.Condition ?? {};
  return { ...statement, Condition: { ...condition, [operator]: { ...condition[operator], [key]: values } } };
}
