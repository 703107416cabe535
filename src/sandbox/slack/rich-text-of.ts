import type { Block } from './protocol.ts';
import type { Dict } from './json.ts';

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The `rich_text` block that Slack's composer makes of what a person writes; from the stored, mangled text. */
export function richTextOf(text: string): readonly Block[] {
  const elements = text.split(/(```[\s\S]*?```)/).flatMap((part, nth): readonly Dict[] => {
    if (part === '') return [];
    if (nth % 2 === 0) return [{ type: 'rich_text_section', elements: inline(part) }];
    return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescaped(part.slice(3, -3)) }] }];
  });
  return [{ type: 'rich_text', block_id: 'composed', elements }];
}

function inline(text: string): readonly Dict[] {
  return text.split(/(<[^<>]+>|`[^`\n]+`)/).flatMap((part, nth): readonly Dict[] => {
    if (part === '') return [];
    if (nth % 2 === 0) return [{ type: 'text', text: unescaped(part) }];
    if (part.startsWith('`')) return [{ type: 'text', text: unescaped(part.slice(1, -1)), style: { code: true } }];
    return [reference(part.slice(1, -1))];
  });
}

function reference(inner: string): Dict {
  const [target = '', label] = inner.split('|');
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: unescaped(target), ...(label === undefined ? {} : { text: unescaped(label) }) };
}
