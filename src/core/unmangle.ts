const entities = { amp: '&', lt: '<', gt: '>' } as const;
const markup = /<([^<>\n]+)>|&(amp|lt|gt);/g;

/**
 * What a person typed or pasted, out of what Slack made of it: `<url|text>`, `<@U…>`, `&amp;`, curly quotes, a long
 * dash for `--`, non-breaking spaces, code marks («Formatting message text»). Text that Slack leaves alone stays.
 */
export function unmangle(text: string): string {
  const named = text.replaceAll(markup, (whole, inside: string | undefined, entity: keyof typeof entities) =>
    inside === undefined ? entities[entity] : decoded(marked(inside) ?? whole),
  );
  return straightened(withoutCodeMarks(named)).trim();
}

const decoded = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt);/g, (_whole, entity: keyof typeof entities) => entities[entity]);

/** The words behind Slack's `<…>`; null where it is none of Slack's. */
function marked(inside: string): string | null {
  const [target = '', ...labels] = inside.split('|');
  const label = labels.length === 0 ? null : labels.join('|');
  if (/^[@#!]/.test(target)) return mentioned(target, label);
  if (!/^[a-z][a-z\d+.-]*:/i.test(target)) return null;
  return label !== null && addedScheme(target, label) ? label : target;
}

/** `@U123|ana`, `#C123|general`, `!here`, `!subteam^S123|@ops`, `!date^…|the fallback`. */
function mentioned(target: string, label: string | null): string {
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return target.slice(0, 1) + (label ?? target.slice(1)).replace(/^[@#]/, '');
}

/** Slack makes links of bare names, and bucket names look like hosts: `logs.example.com` becomes a link with a scheme. */
const addedScheme = (url: string, label: string): boolean =>
  ['http://', 'https://', 'mailto:', 'tel:'].some((scheme) => url === scheme + label || url === `${scheme}${label}/`);

/** People mark names as code. A backtick inside a key stays. */
const withoutCodeMarks = (text: string): string =>
  text.replaceAll(/```\n?([^`]+?)\n?```/g, '$1').replaceAll(/(^|[\s("'])`([^`\n]+)`(?=$|[\s)"'.,;:!?])/g, '$1$2');

/**
 * Only what Slack and keyboards do by themselves: U+202F stays, because macOS writes it into the names of screenshots,
 * and a dash inside a word stays, because keys have them.
 */
const straightened = (text: string): string =>
  text
    .replaceAll('\u{a0}', ' ')
    .replaceAll(/[\u{201c}\u{201d}\u{201e}\u{201f}]/gu, '"')
    .replaceAll(/[\u{2018}\u{2019}\u{201a}\u{201b}]/gu, "'")
    .replaceAll(/(^|\s)[\u{2013}\u{2014}](?=[a-z])/giu, '$1--');
