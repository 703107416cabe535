import type { Access, Cause } from '../../../core/cause.ts';
import { fixerWords } from '../../../core/fixer-names.ts';
import { shortPrincipal } from '../../../core/principal.ts';
import type { Verdict } from '../../../core/report.ts';
import { code, listed, type Words, words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';
import { layerName } from './layer-names.ts';

/** One line that says whether it is allowed, the control that decides, and who can change it. */
export function accessVerdict(explained: Explained): Verdict {
  const { decision, causes, asks } = explained;
  const [first] = causes;
  const request = requestOf(asks);
  const check = saidBy(first);
  switch (decision) {
    case 'allow':
      return first
        ? { is: 'problem', word: 'Allowed, but it fails', text: words`${request}. ${sentence(first)}`, check }
        : { is: 'ok', word: 'Allowed', text: words`${request}. Nothing stands in the way.`, check: null };
    case 'depends':
      return { is: 'unknown', word: 'It depends', text: words`${request}. ${dependsOn(explained)}`, check };
    case 'explicit_deny':
    case 'implicit_deny':
      return { is: 'problem', word: 'Denied', text: words`${request}. ${refusal(causes)}`, check };
  }
}

/** A denial that everybody would meet. */
export function denialForAll({ causes }: Access): Verdict {
  const [first] = causes;
  const text = first ? refusal(causes) : words`No policy of the bucket lets anybody in.`;
  return { is: 'problem', word: 'Denied to everybody', text, check: saidBy(first) };
}

function requestOf({ principal: { arn, service }, operation }: Explained['asks']): Words {
  return words`${code(operation.name)} by ${code(arn === null ? (service ?? 'anonymous') : shortPrincipal(arn))}`;
}

const refusal = (causes: readonly Cause[]): Words =>
  causes[0] ? words`${sentence(causes[0])}${others(causes)}` : words`No policy allows it.`;

/** So that faces don't say the name of the cause twice. */
const saidBy = (first: Cause | undefined): string | null => (first ? `cause/${first.id}` : null);

/** The cause by its name: what it rests on stands beneath. */
function sentence({ title, certainty, fixers }: Cause): Words {
  const how = certainty === 'certain' ? '' : ` (${certainty})`;
  const [who] = fixers;
  const fixer = who === undefined ? '' : words` To be fixed by ${fixerWords([who])}.`;
  return words`${title}${how}.${fixer}`;
}

function dependsOn({ causes: [first], hidden }: Explained): Words {
  const layers = [...new Set(hidden.map(({ layer }) => layerName(layer)))];
  const unread = layers.length === 0 ? '' : words` Cooper could not see ${listed(layers)}.`;
  return words`${first ? sentence(first) : 'Nothing that could be read stands in the way.'}${unread}`;
}

function others(causes: readonly Cause[]): string {
  const more = causes.slice(1).filter(({ certainty }) => certainty !== 'possible').length;
  if (more === 0) return '';
  return more === 1
    ? ' One more thing would refuse it after that.'
    : ` ${more} more things would refuse it after that.`;
}
