import type { Inline, Style } from './inline.ts';
import { safeUrl } from './safe-url.ts';

interface Rule {
  readonly pattern: RegExp;
  /** Null when the match means nothing after all. */
  readonly node: (found: RegExpExecArray) => Inline | null;
}

const styled =
  (is: Style) =>
  (found: RegExpExecArray): Inline => ({ is, inside: markdownInline(found[1] ?? '') });

/** In the order in which they are tried at every place. */
const rules: readonly Rule[] = [
  { pattern: /^\\([!-/:-@[-`{-~])/, node: (found) => ({ is: 'text', text: found[1] ?? '' }) },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, node: (found) => ({ is: 'code', text: (found[2] ?? '').trim() }) },
  { pattern: /^\*\*(?=\S)([\s\S]*?\S)\*\*/, node: styled('strong') },
  { pattern: /^__(?=\S)([\s\S]*?\S)__(?!\w)/, node: styled('strong') },
  { pattern: /^\*(?=\S)([\s\S]*?[^\s*])\*(?!\*)/, node: styled('emphasis') },
  { pattern: /^_(?=\S)([\s\S]*?[^\s_])_(?!\w)/, node: styled('emphasis') },
  { pattern: /^~~(?=\S)([\s\S]*?\S)~~/, node: styled('strike') },
  { pattern: /^!?\[([^\]]*)\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/, node: link },
  { pattern: /^<((?:https?|mailto):[^\s<>]+)>/, node: (found) => link([found[0], found[1] ?? '', found[1] ?? '']) },
  { pattern: /^https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"]/, node: (found) => link([found[0], found[0], found[0]]) },
  { pattern: /^:([a-z0-9_+-]*[a-z][a-z0-9_+-]*):/, node: (found) => ({ is: 'emoji', name: found[1] ?? '' }) },
  { pattern: /^ *\n/, node: () => ({ is: 'break' }) },
];

/** The inside of one paragraph, cell or heading of Markdown. */
export function markdownInline(source: string): readonly Inline[] {
  const nodes: Inline[] = [];
  let text = '';
  let rest = source;
  while (rest !== '') {
    const token = tokenAt(rest, text.at(-1) ?? '');
    if (token === null) text += rest[0] ?? '';
    else {
      if (text !== '') nodes.push({ is: 'text', text });
      text = '';
      nodes.push(token.node);
    }
    rest = rest.slice(token?.length ?? 1);
  }
  return text === '' ? nodes : [...nodes, { is: 'text', text }];
}

function tokenAt(rest: string, before: string): { readonly node: Inline; readonly length: number } | null {
  // Inside a word these are letters of a name, such as `snake_case` or `12:30:00`.
  if (/[_:]/.test(rest[0] ?? '') && /\w/.test(before)) return null;
  for (const { pattern, node } of rules) {
    const found = pattern.exec(rest);
    const made = found === null ? null : node(found);
    if (found !== null && made !== null) return { node: made, length: found[0].length };
  }
  return null;
}

function link([, label = '', target = '']: readonly string[]): Inline | null {
  const url = safeUrl(target);
  if (url === null) return null;
  const same = label === target;
  return { is: 'link', url, inside: same ? [{ is: 'text', text: label }] : markdownInline(label || target) };
}
