import type { Chunk, ListItem } from './inline.ts';
import { markdownInline } from './markdown-inline.ts';

/**
 * Standard Markdown as the `markdown` block takes it: headings, lists, tasks, quotes, code, rules and tables.
 * HTML in it is shown as text.
 */
export function markdown(source: string): readonly Chunk[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const chunks: Chunk[] = [];
  for (let at = 0; at < lines.length;) {
    const [chunk, taken] = chunkAt(lines, at);
    if (chunk !== null) chunks.push(chunk);
    at += taken;
  }
  return chunks;
}

type Taken = readonly [Chunk | null, number];

const fence = /^\s{0,3}(```|~~~)/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const item = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const quote = /^ {0,3}>\s?/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

function chunkAt(lines: readonly string[], at: number): Taken {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, 1];
  const reader = readers.find(([start]) => start.test(line))?.[1] ?? (startsTable(lines, at) ? tableAt : paragraphAt);
  return reader(lines, at);
}

function headingAt(lines: readonly string[], at: number): Taken {
  const [, marks = '', text = ''] = heading.exec(lines[at] ?? '') ?? [];
  return [{ is: 'heading', level: marks.length, inside: markdownInline(text) }, 1];
}

function codeAt(lines: readonly string[], at: number): Taken {
  const mark = fence.exec(lines[at] ?? '')?.[1] ?? '```';
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.trim().startsWith(mark));
  const inside = end === -1 ? rest : rest.slice(0, end);
  return [{ is: 'pre', inside: [{ is: 'text', text: inside.join('\n') }] }, inside.length + (end === -1 ? 1 : 2)];
}

const readers: readonly (readonly [RegExp, (lines: readonly string[], at: number) => Taken])[] = [
  [fence, codeAt],
  [heading, headingAt],
  [rule, () => [{ is: 'rule' }, 1]],
  [quote, quoteAt],
  [item, listAt],
];

function quoteAt(lines: readonly string[], at: number): Taken {
  const quoted = whileTrue(lines, at, (line) => quote.test(line));
  return [{ is: 'quote', inside: markdown(quoted.map((line) => line.replace(quote, '')).join('\n')) }, quoted.length];
}

function listAt(lines: readonly string[], at: number): Taken {
  const taken = whileTrue(lines, at, (line) => item.test(line) || /^\s{2,}\S/.test(line));
  const items: ListItem[] = [];
  for (const line of taken) {
    const found = item.exec(line);
    const last = items.at(-1);
    if (found !== null) items.push(itemOf(found));
    else if (last !== undefined) items[items.length - 1] = continued(last, line.trim());
  }
  return [{ is: 'list', items }, taken.length];
}

function itemOf([, space = '', number, box, text = '']: RegExpExecArray): ListItem {
  return {
    indent: Math.floor(space.replaceAll('\t', '  ').length / 2),
    number: number === undefined ? null : Number(number),
    done: box === undefined ? null : box !== ' ',
    inside: markdownInline(text),
  };
}

const continued = (last: ListItem, text: string): ListItem => ({
  ...last,
  inside: [...last.inside, { is: 'text', text: ' ' }, ...markdownInline(text)],
});

const startsTable = (lines: readonly string[], at: number): boolean =>
  (lines[at] ?? '').includes('|') && tableRule.test(lines[at + 1] ?? '');

function tableAt(lines: readonly string[], at: number): Taken {
  const taken = whileTrue(lines, at, (line) => line.includes('|'));
  const rows = taken.filter((line, nth) => nth !== 1 || !tableRule.test(line)).map(cells);
  return [{ is: 'table', rows }, taken.length];
}

function cells(line: string): readonly (readonly ReturnType<typeof markdownInline>[number][])[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => markdownInline(cell.trim().replaceAll(String.raw`\|`, '|')));
}

function paragraphAt(lines: readonly string[], at: number): Taken {
  const taken = whileTrue(lines, at, (line, nth) => nth === at || continuesParagraph(lines, nth, line));
  return [{ is: 'paragraph', inside: markdownInline(taken.join('\n')) }, taken.length];
}

function continuesParagraph(lines: readonly string[], at: number, line: string): boolean {
  const startsElse = readers.some(([start]) => start.test(line));
  return line.trim() !== '' && !startsElse && !startsTable(lines, at);
}

function whileTrue(lines: readonly string[], at: number, test: (line: string, nth: number) => boolean) {
  const end = lines.findIndex((line, nth) => nth >= at && !test(line, nth));
  return lines.slice(at, end === -1 ? lines.length : end);
}
