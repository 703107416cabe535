import type { State } from './state.ts';

/** `&`, `<` and `>` are all that Slack escapes (docs.slack.dev, «Formatting message text»). */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** In a message `<@U…>`; in a command's text `<@U…|name>` (docs.slack.dev, «Slash commands»). */
type Where = 'message' | 'command';

/** Domains that people write without `https://` and that Slack links none the less. */
const bareDomain =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|io|dev|cloud|app|eu|de|uk|gov|edu)(?::\d+)?(?:[/?#]\S*)?$/i;
const trailing = /[.,;:!?'")\]}]+$/;

/** What somebody typed or pasted, as Slack stores it: names become ids, addresses links, code only escaped. */
export function mangled(text: string, state: State, where: Where = 'message'): string {
  const names = named(state, where);
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, nth) => (nth % 2 === 1 ? escaped(part) : withNames(part, names)))
    .join('');
}

function withNames(text: string, names: Names): string {
  return text
    .split(names.pattern)
    .map((part, nth) => (nth % 2 === 1 ? (names.ids.get(part.toLowerCase()) ?? part) : linked(part)))
    .join('');
}

function linked(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word, nth) => (nth % 2 === 1 ? word : linkedWord(word)))
    .join('');
}

function linkedWord(word: string): string {
  const [, before = '', core = ''] = /^([("'[<{]*)(.*)$/s.exec(word) ?? [];
  const after = trailing.exec(core)?.[0] ?? '';
  const bare = core.slice(0, core.length - after.length);
  const link = asLink(bare);
  return link === null ? escaped(word) : escaped(before) + link + escaped(after);
}

function asLink(word: string): string | null {
  if (/^https?:\/\/[^\s<>|]+$/i.test(word)) return `<${escaped(word)}>`;
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(word)) return `<mailto:${word}|${word}>`;
  return bareDomain.test(word) ? `<http://${escaped(word)}|${escaped(word)}>` : null;
}

interface Names {
  /** With one group, so that splitting keeps the names. */
  readonly pattern: RegExp;
  readonly ids: ReadonlyMap<string, string>;
}

function named({ people, channels, groups }: State, where: Where): Names {
  const ids = new Map<string, string>([
    ['@here', '<!here>'],
    ['@channel', '<!channel>'],
    ['@everyone', '<!everyone>'],
  ]);
  for (const { id, handle } of groups) ids.set(`@${handle}`, `<!subteam^${id}|@${handle}>`);
  for (const { id, name, realName } of people.values())
    for (const each of [name, realName])
      ids.set(`@${each.toLowerCase()}`, where === 'command' ? `<@${id}|${name}>` : `<@${id}>`);
  for (const { id, name, kind } of channels.values()) if (kind !== 'dm') ids.set(`#${name}`, `<#${id}|${name}>`);
  const longestFirst = [...ids.keys()].toSorted((one, other) => other.length - one.length);
  const literal = longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  return { pattern: new RegExp(`(?<![\\w/&])(${literal.join('|')})(?![\\w-])`, 'i'), ids };
}
