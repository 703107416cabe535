/** What a text in a policy is made of: plain text, a wildcard, or a variable that the request fills in. */
export type Part = string | Wild | Variable;

/** A text whose variables have been filled in. */
export type Pattern = readonly (string | Wild)[];

interface Wild {
  readonly wild: '*' | '?';
}

interface Variable {
  readonly variable: string;
  /** What stands for an absent key; null where the policy names nothing. */
  readonly otherwise: string | null;
}

/** In place of values: nobody knows whether the request has that key, or with what. */
export const unseen: unique symbol = Symbol('unseen');
export type Unseen = typeof unseen;

/** What the request has under a key, in lower case; undefined when it has none. */
export type Values = (key: string) => readonly string[] | Unseen | undefined;

/**
 * Read one text. Without variables (Version 2008-10-17) `${…}` is as it stands. `${*}`, `${?}` and `${$}` are the plain
 * characters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function partsOf(text: string, variables: boolean): readonly Part[] {
  const tokens = text.split(variables ? /(\$\{[^}]*\}|[*?])/ : /([*?])/);
  return tokens.filter((token) => token !== '').map((token) => partOf(token, variables));
}

function partOf(token: string, variables: boolean): Part {
  if (token === '*' || token === '?') return { wild: token };
  const inside = variables ? /^\$\{([^}]*)\}$/.exec(token)?.[1] : undefined;
  return inside === undefined ? token : insideOf(inside);
}

function insideOf(inside: string): Part {
  if (['*', '?', '$'].includes(inside)) return inside;
  const [, key = inside.trim(), otherwise = null] = /^\s*([^,]*?)\s*,\s*'(.*)'\s*$/s.exec(inside) ?? [];
  return { variable: key, otherwise };
}

const isVariable = (part: Part): part is Variable => typeof part === 'object' && 'variable' in part;

/** The parts as they are, when nothing in them waits for the request; null otherwise. */
export function fixed(parts: readonly Part[]): Pattern | null {
  return parts.some(isVariable) ? null : (parts as Pattern);
}

/**
 * Put the request's values in; null when one is missing or has several values, for then AWS can't tell what to compare.
 * A value is taken as it stands: a `*` in it is no wildcard.
 */
export function filled(parts: readonly Part[], values: Values): Pattern | Unseen | null {
  const pattern: (string | Wild)[] = [];
  let open = false;
  for (const part of parts) {
    const one = isVariable(part) ? valueOf(part, values) : part;
    if (one === null) return null;
    if (one === unseen) open = true;
    else pattern.push(one);
  }
  return open ? unseen : pattern;
}

function valueOf({ variable, otherwise }: Variable, values: Values): string | Unseen | null {
  const found = values(variable.toLowerCase()) ?? [];
  if (found === unseen) return unseen;
  if (found.length === 0) return otherwise;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The text with its wildcards as plain characters. */
export const textOf = (pattern: Pattern): string =>
  pattern.map((part) => (typeof part === 'string' ? part : part.wild)).join('');

export const isEverything = (pattern: readonly Part[]): boolean =>
  pattern.length > 0 && pattern.every((part) => typeof part === 'object' && 'wild' in part && part.wild === '*');
