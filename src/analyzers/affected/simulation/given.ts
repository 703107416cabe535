import type { Condition, Rule } from '../../../policy/policy.ts';

/** Condition keys that a request is made up to have, in lower case; null: it does not have the key. */
export type Given = Readonly<Record<string, readonly string[] | null>>;

/** Which of a request over TLS and one without it is decided asks for these itself. */
const ofTransport = ['aws:securetransport', 's3:tlsversion'];

/** Operators that hold when the request has just what they want. */
const wantsIt =
  /^(?:ForAnyValue:|ForAllValues:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like)|IpAddress|Bool)(?:IfExists)?$/i;

/** What a request must have so that the conditions of a statement hold, as far as an example can be made up. */
export function givenBy({ conditions }: Rule): Given {
  const found = conditions.flatMap((condition) => {
    const value = exampleFor(condition);
    return value === undefined ? [] : [[condition.key.toLowerCase(), value] as const];
  });
  return Object.fromEntries(found);
}

function exampleFor({ operator, key, wanted }: Condition): Given[string] | undefined {
  const [first] = wanted;
  if (first === undefined || ofTransport.includes(key.toLowerCase())) return undefined;
  if (/^null$/i.test(operator)) return first.toLowerCase() === 'true' ? null : undefined;
  if (!wantsIt.test(operator) || first.includes('${')) return undefined;
  return [example(operator, first)];
}

/** One address of a range, one text for a pattern. */
const example = (operator: string, wanted: string): string =>
  /IpAddress/i.test(operator) ? (wanted.split('/')[0] ?? wanted) : wanted.replaceAll('*', 'any').replaceAll('?', 'x');
