import { glob } from '../../glob.ts';

/** What an AssumeRole brings along that a trust policy may ask for, by condition key in lower case. */
export type Brought = Readonly<Record<string, string>>;

/**
 * Whether a trust policy's conditions on what is brought along hold, for one of the statements that allow AssumeRole:
 * StringEquals, StringLike and Null on the external id, the source identity, the session's name and its tags. Everything
 * else in a trust policy is taken as fulfilled: who may assume the role isn't decided here.
 */
export function trusts(document: string, brought: Brought): boolean {
  const { Statement = [] } = JSON.parse(document) as { readonly Statement?: Statement | readonly Statement[] };
  const allowing = [Statement].flat().filter(({ Effect, Action }) => Effect === 'Allow' && allowsAssuming(Action));
  return allowing.length === 0 || allowing.some(({ Condition = {} }) => holds(Condition, brought));
}

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Condition?: Conditions;
}

const allowsAssuming = (Action: Statement['Action']): boolean =>
  [Action ?? []].flat().some((pattern) => glob(pattern.toLowerCase(), 'sts:assumerole'));

const holds = (conditions: Conditions, brought: Brought): boolean =>
  Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, wanted]) => !isBrought(key) || fits(operator, brought[key.toLowerCase()], wanted),
    ),
  );

const isBrought = (key: string): boolean =>
  /^(?:sts:externalid|sts:sourceidentity|sts:rolesessionname|aws:requesttag\/.+)$/.test(key.toLowerCase());

function fits(operator: string, value: string | undefined, wanted: unknown): boolean {
  const patterns = [wanted].flat().map(String);
  switch (operator) {
    case 'StringEquals':
      return value !== undefined && patterns.includes(value);
    case 'StringLike':
      return value !== undefined && patterns.some((pattern) => glob(pattern, value));
    case 'Null':
      return patterns.includes(String(value === undefined));
    default:
      return true;
  }
}
