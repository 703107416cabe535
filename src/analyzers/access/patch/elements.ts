import type { PolicyStatement } from '../../../core/settings.ts';
import { arrayOf } from '../../../policy/statements.ts';

/** `Action` or `NotAction`, `Resource` or `NotResource`: what is named, or all but that. */
export interface Listed {
  readonly except: boolean;
  readonly texts: readonly string[];
}

type Name = 'Action' | 'Resource';

export function listedIn(statement: PolicyStatement, name: Name): Listed {
  const except = statement[name] === undefined;
  return { except, texts: arrayOf((except ? statement[`Not${name}` as const] : statement[name]) ?? []) };
}

/** With another list in the same place, so that a diff shows no more than what changed. */
export function withListed(statement: PolicyStatement, name: Name, { except, texts }: Listed): PolicyStatement {
  const [only] = texts;
  const value = texts.length === 1 && only !== undefined ? only : texts;
  const entries = Object.entries(statement).map(([key, old]) =>
    key === name || key === `Not${name}` ? [except ? `Not${name}` : name, value] : [key, old],
  );
  return Object.fromEntries(entries) as PolicyStatement;
}
