import { unescaped } from './escapes.ts';
import type { Inline } from './inline.ts';
import { safeUrl } from './safe-url.ts';

/** What stands between `<` and `>` in mrkdwn; null when it means nothing, so that it is shown as it is. */
export function angled(content: string): Inline | null {
  const [target = '', ...rest] = content.split('|');
  const label = rest.length === 0 ? null : unescaped(rest.join('|'));
  const mark = target[0] ?? '';
  const id = target.slice(1);
  if (mark === '@') return { is: 'user', id, label };
  if (mark === '#') return { is: 'channel', id, label };
  if (mark === '!') return special(id, label);
  return link(unescaped(target), label);
}

function special(name: string, label: string | null): Inline | null {
  if (name === 'channel' || name === 'here' || name === 'everyone') return { is: 'broadcast', range: name };
  if (name.startsWith('subteam^')) return { is: 'group', id: name.slice('subteam^'.length), label };
  if (name.startsWith('date^')) return date(name.slice('date^'.length), label);
  return null;
}

/** `timestamp^format^link`, the link may be missing (docs.slack.dev, «Date formatting»). */
function date(parts: string, label: string | null): Inline | null {
  const [at = '', format = '', url = ''] = parts.split('^');
  if (!/^\d+$/.test(at)) return null;
  return { is: 'date', at: Number(at), format, fallback: label ?? at, url: safeUrl(unescaped(url)) };
}

function link(target: string, label: string | null): Inline | null {
  const url = safeUrl(target);
  if (url === null) return label === null ? null : { is: 'text', text: `${label} (${target})` };
  return { is: 'link', url, inside: [{ is: 'text', text: label ?? target.replace(/^mailto:/, '') }] };
}
