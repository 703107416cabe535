import type { Access, Cause } from '../../../core/cause.ts';
import type { Verdict } from '../../../core/report.ts';
import { shortPrincipal } from '../../../core/principal.ts';
import { code, listed, type Words, words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';

/** One line that says whether it is allowed, the control that decides, and who can change it. */
export function accessVerdict({ decision, causes, asks, hidden }: Explained): Verdict {
  const [first] = causes;
  const request = requestOf(asks);
  const check = first ? `cause/${first.id}` : null;
  if (decision === 'allow' && first === undefined)
    return { is: 'ok', text: words`Allowed: nothing stands in the way of ${request}.`, check: null };
  if (decision === 'allow' && first)
    return { is: 'problem', text: words`Allowed, but it will not work: ${sentence(first)}`, check };
  if (decision === 'depends') return { is: 'unknown', text: dependsOn(first, request, hidden), check };
  const text = words`Denied: ${first ? sentence(first) : words`${request} is not allowed.`}${others(causes)}`;
  return { is: 'problem', text, check };
}

/** A denial that everybody would meet. */
export function denialForAll({ causes }: Access): Verdict {
  const [first] = causes;
  const text = words`Denied to everybody: ${first ? sentence(first) : 'no policy of the bucket lets anybody in.'}${others(causes)}`;
  return { is: 'problem', text, check: first ? `cause/${first.id}` : null };
}

function requestOf({ principal, operation }: Explained['asks']): Words {
  return words`${code(operation.name)} by ${code(principal.arn === null ? (principal.service ?? 'anonymous') : shortPrincipal(principal.arn))}`;
}

function sentence({ because, certainty, fixers }: Cause): Words {
  const how = certainty === 'certain' ? '' : ` (${certainty})`;
  const [who] = fixers;
  const fixer = who === undefined ? '' : words` To be fixed by the ${who.replaceAll('-', ' ')}.`;
  return words`${because}${how}.${fixer}`;
}

function dependsOn(first: Cause | undefined, request: Words, hidden: Explained['hidden']): Words {
  const layers = [...new Set(hidden.map(({ layer }) => layer.replaceAll('_', ' ')))];
  const unread = layers.length === 0 ? '' : words` Not seen: ${listed(layers)}.`;
  if (first) return words`It depends: ${sentence(first)}${unread}`;
  return words`It depends: nothing that could be read stands in the way of ${request}.${unread}`;
}

function others(causes: readonly Cause[]): string {
  const more = causes.slice(1).filter(({ certainty }) => certainty !== 'possible').length;
  if (more === 0) return '';
  return more === 1
    ? ' One more thing would stand in the way after it.'
    : ` ${more} more things would stand in the way after it.`;
}
