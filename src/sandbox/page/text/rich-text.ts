import { isRecord, type Json, list, number, own, record, records, string } from '../json.ts';
import type { Chunk, Inline, ListItem, Style } from './inline.ts';
import { safeUrl } from './safe-url.ts';

/** The elements of a `rich_text` block (docs.slack.dev, «Rich text block»). Its texts are never parsed as markup. */
export function richText(block: Json): readonly Chunk[] {
  const chunks = records(block['elements']).map(chunk);
  return chunks.reduce<readonly Chunk[]>(joined, []);
}

function chunk(element: Json): Chunk {
  switch (element['type']) {
    case 'rich_text_list':
      return { is: 'list', items: items(element) };
    case 'rich_text_quote':
      return { is: 'quote', inside: [{ is: 'paragraph', inside: inlines(element) }] };
    case 'rich_text_preformatted':
      return { is: 'pre', inside: inlines(element) };
    default:
      return { is: 'paragraph', inside: inlines(element) };
  }
}

/** A nested list arrives as several lists after one another that differ in `indent`. */
function joined(sofar: readonly Chunk[], next: Chunk): readonly Chunk[] {
  const last = sofar.at(-1);
  if (last?.is !== 'list' || next.is !== 'list') return [...sofar, next];
  return [...sofar.slice(0, -1), { is: 'list', items: [...last.items, ...next.items] }];
}

function items(element: Json): readonly ListItem[] {
  const first = number(element['offset'], 0) + 1;
  return records(element['elements']).map((item, nth) => ({
    indent: number(element['indent'], 0),
    number: element['style'] === 'ordered' ? first + nth : null,
    done: null,
    inside: inlines(item),
  }));
}

const inlines = (element: Json): readonly Inline[] => list(element['elements']).filter(isRecord).flatMap(inline);

function inline(element: Json): readonly Inline[] {
  return [styled(node(element), record(element['style']))];
}

const readers: Readonly<Record<string, (element: Json) => Inline>> = {
  text: (element) => ({ is: 'text', text: string(element['text']) }),
  link,
  emoji: (element) => ({ is: 'emoji', name: string(element['name']) }),
  user: (element) => ({ is: 'user', id: string(element['user_id']), label: null }),
  channel: (element) => ({ is: 'channel', id: string(element['channel_id']), label: null }),
  usergroup: (element) => ({ is: 'group', id: string(element['usergroup_id']), label: null }),
  broadcast: (element) => ({ is: 'broadcast', range: string(element['range']) }),
  color: (element) => ({ is: 'color', value: string(element['value']) }),
  date: (element) => ({
    is: 'date',
    at: number(element['timestamp'], 0),
    format: string(element['format']),
    fallback: string(element['fallback']),
    url: safeUrl(string(element['url'])),
  }),
};

function node(element: Json): Inline {
  const read = own(readers, element['type']);
  return read?.(element) ?? { is: 'text', text: string(element['text']) };
}

function link(element: Json): Inline {
  const address = string(element['url']);
  const label = string(element['text']) || address;
  const url = safeUrl(address);
  return url === null ? { is: 'text', text: label } : { is: 'link', url, inside: [{ is: 'text', text: label }] };
}

const styleNames: readonly (readonly [string, Style])[] = [
  ['bold', 'strong'],
  ['italic', 'emphasis'],
  ['strike', 'strike'],
  ['underline', 'underline'],
  ['highlight', 'highlight'],
  ['client_highlight', 'highlight'],
];

function styled(inner: Inline, style: Json): Inline {
  const base: Inline = style['code'] === true && inner.is === 'text' ? { is: 'code', text: inner.text } : inner;
  return styleNames
    .filter(([name]) => style[name] === true)
    .reduce<Inline>((sofar, [, is]) => ({ is, inside: [sofar] }), base);
}
