import { own } from '../json.ts';
import type { Chunk, Inline, Style } from './inline.ts';
import { angled } from './angled.ts';
import { unescaped } from './escapes.ts';

/**
 * Slack's mrkdwn (docs.slack.dev, «Formatting message text»): `*bold*`, `_italic_`, `~strike~`, code, quotes,
 * `<…>` sequences and `:emoji:`. It has no lists and no headings.
 */
export function mrkdwn(source: string): readonly Chunk[] {
  return source.split('```').flatMap((part, nth, parts) => {
    if (nth % 2 === 0) return quotesAndParagraphs(trimmedAround(part, nth, parts.length));
    if (nth === parts.length - 1) return quotesAndParagraphs(`\`\`\`${part}`);
    return [{ is: 'pre', inside: preformatted(part.replace(/^\n/, '').replace(/\n$/, '')) }] satisfies Chunk[];
  });
}

/** One line's worth of mrkdwn, without quotes and code blocks. */
export function mrkdwnInline(source: string): readonly Inline[] {
  const nodes: Inline[] = [];
  let rest = source;
  let before = '';
  while (rest !== '') {
    const token = tokenAt(rest, before);
    const taken = token?.length ?? 1;
    push(nodes, token?.node ?? { is: 'text', text: unescapedAt(rest) });
    const length = token === null ? escapeLength(rest) : taken;
    before = rest[length - 1] ?? '';
    rest = rest.slice(length);
  }
  return nodes;
}

interface Token {
  readonly node: Inline;
  readonly length: number;
}

const styles: Readonly<Record<string, Style>> = { '*': 'strong', _: 'emphasis', '~': 'strike' };

function tokenAt(rest: string, before: string): Token | null {
  const first = rest[0] ?? '';
  if (first === '\n') return { node: { is: 'break' }, length: 1 };
  if (first === '<') return angledAt(rest);
  if (first === '`') return codeAt(rest);
  if (first === ':') return emojiAt(rest, before);
  const style = own(styles, first);
  return style === undefined ? null : styledAt(rest, before, first, style);
}

function angledAt(rest: string): Token | null {
  const end = rest.indexOf('>');
  if (end <= 1) return null;
  const node = angled(rest.slice(1, end));
  return node === null ? null : { node, length: end + 1 };
}

function codeAt(rest: string): Token | null {
  const found = /^`([^`\n]+)`/.exec(rest);
  return found === null ? null : { node: { is: 'code', text: unescaped(found[1] ?? '') }, length: found[0].length };
}

function emojiAt(rest: string, before: string): Token | null {
  const found = /^:([a-z0-9_+-]+):/.exec(rest);
  if (found === null || /\w/.test(before) || /^:\d+:$/.test(found[0])) return null;
  return { node: { is: 'emoji', name: found[1] ?? '' }, length: found[0].length };
}

/** Marks only count around a word: `2*3*4` and `snake_case_name` are text. */
function styledAt(rest: string, before: string, mark: string, style: Style): Token | null {
  if (/[\p{L}\p{N}]/u.test(before)) return null;
  const line = rest.slice(1, lineEnd(rest));
  for (let end = line.indexOf(mark); end !== -1; end = line.indexOf(mark, end + 1)) {
    const inner = line.slice(0, end);
    const after = line[end + 1] ?? '';
    if (/^\s|^$|\s$/.test(inner) || /[\p{L}\p{N}]/u.test(after)) continue;
    return { node: { is: style, inside: mrkdwnInline(inner) }, length: end + 2 };
  }
  return null;
}

const lineEnd = (text: string): number => (text.includes('\n') ? text.indexOf('\n') : text.length);

const escapeLength = (rest: string): number => /^&(?:amp|lt|gt);/.exec(rest)?.[0].length ?? 1;
const unescapedAt = (rest: string): string => unescaped(rest.slice(0, escapeLength(rest)));

/** Text next to text is one piece. */
function push(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.is === 'text' && last?.is === 'text') nodes[nodes.length - 1] = { is: 'text', text: last.text + node.text };
  else nodes.push(node);
}

function preformatted(text: string): readonly Inline[] {
  return text.split(/(<[^<>\n]+>)/).map((part) => {
    const node = part.startsWith('<') && part.endsWith('>') ? angled(part.slice(1, -1)) : null;
    return node?.is === 'link' ? node : { is: 'text', text: unescaped(part) };
  });
}

/** A code block stands on lines of its own; the line feeds around it are not empty lines. */
function trimmedAround(part: string, nth: number, parts: number): string {
  const start = nth === 0 ? part : part.replace(/^\n/, '');
  return nth === parts - 1 ? start : start.replace(/\n$/, '');
}

function quotesAndParagraphs(text: string): readonly Chunk[] {
  if (text === '') return [];
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quote = /^(?:&gt;|>)(?!>)\s?/.exec(line);
    const quoted = quote !== null;
    const group = groups.at(-1);
    const content = line.slice(quote?.[0].length ?? 0);
    if (group?.quoted === quoted) group.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return groups.map(({ quoted, lines }) => {
    const paragraph: Chunk = { is: 'paragraph', inside: mrkdwnInline(lines.join('\n')) };
    return quoted ? { is: 'quote', inside: [paragraph] } : paragraph;
  });
}
