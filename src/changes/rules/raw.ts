/** Part of a file that may have any shape: what isn't there, or isn't what one looks for, is left out. */
type Raw = unknown;

export const isMapping = (value: Raw): value is Readonly<Record<string, Raw>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function at(value: Raw, ...keys: readonly string[]): Raw {
  return keys.reduce<Raw>((part, key) => (isMapping(part) && Object.hasOwn(part, key) ? part[key] : undefined), value);
}

/** The texts of one text or of a list of them, each with its place in the list. */
export function textsOf(value: Raw): readonly { readonly nth: number; readonly text: string }[] {
  const all: readonly Raw[] = Array.isArray(value) ? value : [value];
  return all.flatMap((text, nth) => (typeof text === 'string' ? [{ nth, text }] : []));
}

export const itemsOf = (value: Raw): readonly Raw[] => (Array.isArray(value) ? value : []);

export const entriesOf = (value: Raw): readonly (readonly [string, Raw])[] =>
  isMapping(value) ? Object.entries(value) : [];
