import { malformedXml, textOf, type Tree } from '../xml.ts';

/** Null when it is not there; anything else than the given values breaks the schema. */
export function oneOf(tree: Tree, name: string, values: readonly string[]): string | null {
  const value = textOf(tree, name);
  if (value !== null && !values.includes(value)) throw malformedXml();
  return value;
}
