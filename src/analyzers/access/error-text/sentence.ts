import { type Reason, reasonIn } from './reason.ts';

/** «User: … is not authorized to perform: … on resource: … because …». */
export interface Sentence extends Reason {
  readonly principal: string | null;
  readonly action: string;
  readonly resource: string | null;
}

/** Where the reason begins, if there is one. */
const reasonStart =
  /[,.]?\s+(?:because\s+(?:no|the|this|public|object|an?|it|access|of)\b|(?:with|due to) an? explicit den|transitively)/i;
/** The end of a resource in quotes: keys may have the words of a reason, too, and end with any sign. */
const closing = new RegExp(`["'\`]${reasonStart.source}`, 'i');
/** Longer than any ARN with a key of 1,024 bytes, percent-encoded. */
const longestResource = 3500;

/** The first sentence in which AWS refuses somebody (IAM user guide, «Troubleshoot access denied error messages»). */
export function sentenceIn(text: string): Sentence | null {
  const found =
    /\b(?:(?:is|are)\s{1,9})?not\s{1,9}authorized\s{1,9}to\s{1,9}perform(?: the)?(?: action)?:?\s*(["'`*_[(]{0,3})([A-Za-z\d-]{1,40}:[A-Za-z*]{1,80})["'`*_\])]{0,3}/i.exec(
      text,
    );
  if (!found) return null;
  const [whole, marks = '', named = ''] = found;
  // In bold: the last star is Slack's.
  const action = marks.includes('*') ? named.replace(/\*$/, '') : named;
  const tail = text.slice(found.index + whole.length, found.index + whole.length + longestResource + 1500);
  const { resource, rest } = resourceIn(tail);
  return {
    principal: principalIn(text.slice(Math.max(0, found.index - 700), found.index)),
    action,
    resource,
    ...reasonIn(rest),
  };
}

/** Principals have no spaces but CloudFront's old identities: any other space is where a line was broken. */
function principalIn(before: string): string | null {
  const start = Math.max(
    ...['User:', 'Service:', 'Principal:', 'Role:', 'user:'].map((word) => before.lastIndexOf(word)),
  );
  const named =
    start < 0 ? (/\barn:\S{1,600}\s*$/.exec(before)?.[0] ?? '') : before.slice(before.indexOf(':', start) + 1);
  const bare = named
    .trim()
    .replace(/^["'`*_<[(]+/, '')
    .replace(named.includes('<') ? /(?<!["'`*\])])["'`*\])]+$/ : /(?<!["'`*>\])])["'`*>\])]+$/, '');
  if (bare === '') return null;
  return bare.includes(':user/CloudFront ') ? bare : bare.replaceAll(/\s+/g, '');
}

function resourceIn(tail: string): { resource: string | null; rest: string } {
  const lead = /^\s*,?\s*on (?:(?:the )?(?:following )?resources?(?:\(s\))?\s*:\s*|(?=["'`]?arn:))/i.exec(tail);
  if (!lead) return { resource: null, rest: tail };
  const named = tail.slice(lead[0].length);
  const near = named.slice(0, longestResource);
  const closed = /^["'`]/.test(near) ? closing.exec(near) : null;
  if (closed) return { resource: unbroken(withoutTwin(near.slice(1, closed.index))), rest: named.slice(closed.index) };
  const end = reasonStart.exec(near)?.index ?? endOfQuoted(named);
  const bare = bareResource(named.slice(0, end));
  return { resource: bare === null ? null : unbroken(bare), rest: named.slice(end) };
}

/** CSV doubles the quotes inside a field: those around a resource, and those in it. */
const withoutTwin = (resource: string): string =>
  /^".+"$/.test(resource) ? resource.slice(1, -1).replaceAll('""', '"') : resource;

/** Only keys have spaces: one before the first slash of an ARN is where a line was broken. */
function unbroken(resource: string): string {
  const [head = ''] = /^arn:[^/]*/.exec(resource) ?? [];
  return head.replaceAll(/\s+/g, '') + resource.slice(head.length);
}

/** Without a reason behind it, a quoted resource ends at its quote and any other at a space. */
function endOfQuoted(named: string): number {
  const [quoted] = /^(["'`])[^"'`]{0,3500}\1/.exec(named) ?? [];
  return quoted?.length ?? /^\S*/.exec(named)?.[0].length ?? 0;
}

function bareResource(named: string): string | null {
  const trimmed = named.trim();
  const [, , inside] = /^(["'`])(.*?)\1?(?:,|(?<!\.)\.)?$/.exec(trimmed) ?? [];
  const bare = inside ?? withoutStrayEnd(trimmed.replace(/^[<[(]/, '')).replace(/(?<!\.)\.$/, '');
  return bare === '' || /^(?:null|none|undefined)$/i.test(bare) ? null : bare;
}

/** What the text around it put behind a resource. A bracket that the key itself opened stays: «copy (2)». */
const withoutStrayEnd = (resource: string): string =>
  /[([][^()[\]]*[)\]]$/.test(resource) ? resource : resource.replace(/(?<![,;)\]>])[,;)\]>]{1,5}$/, '');
