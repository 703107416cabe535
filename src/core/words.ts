/** A piece of prose. `code` is a name or value that is shown as it is; it may come from anybody. */
export type Word = string | { readonly code: string } | { readonly strong: string };

/** Prose for people, without any face's markup: faces decide how code and strong look, and escape everything. */
export type Words = readonly Word[];

type Part = Word | Words | number;

export const code = (text: string): Word => ({ code: text });
export const strong = (text: string): Word => ({ strong: text });

/** Tagged template: words`The key ${code(key)} is not there.` */
export function words(texts: TemplateStringsArray, ...parts: readonly Part[]): Words {
  const all = texts.flatMap((text, nth) => [text, ...wordsOf(parts[nth] ?? '')]);
  return all.filter((word) => word !== '');
}

/** The same prose as plain text. */
export function plain(text: Words): string {
  return text.map((word) => (typeof word === 'string' ? word : 'code' in word ? word.code : word.strong)).join('');
}

/** The same prose as the beginning of a sentence; a name in front stays as it is. */
export function capitalised([first, ...rest]: Words): Words {
  if (first === undefined) return [];
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : [first, ...rest];
}

/** `a`, `b` and `c` as prose; an empty list gives no words. */
export function listed(items: readonly Word[], joint = 'and'): Words {
  return items.flatMap((item, nth) => {
    if (nth === 0) return [item];
    return [nth === items.length - 1 ? ` ${joint} ` : ', ', item];
  });
}

function wordsOf(part: Part): Words {
  if (typeof part === 'number') return [String(part)];
  return Array.isArray(part) ? part : [part as Word];
}
