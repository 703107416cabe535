import { fixerWords } from '../../../core/fixer-names.ts';
import type { Report, TextSection } from '../../../core/report.ts';
import { capitalised, code, listed, type Words, words } from '../../../core/words.ts';
import { rowOf } from '../catalogue/index.ts';
import { causesOf } from '../error-text/causes-of.ts';
import type { Said } from '../error-text/fitting.ts';
import { saidIn } from '../error-text/index.ts';

/** What a pasted text says that AWS says; null where it holds no error that Cooper knows. */
export function saidBy(error: string): Said | null {
  const said = saidIn({ message: error });
  return said.cause === null && said.action === null && said.code === null ? null : said;
}

/** A pasted error by itself: what it means, and what to add so that Cooper can look. */
export function errorAlone(said: Said, asked: string, at: string): Report {
  const meant = said.cause === null ? words`AWS refused a request` : [rowOf(said.cause).title];
  const text = words`${capitalised(meant)}, says the error. It names no bucket, so Cooper could not look.`;
  return {
    question: 'diagnose',
    asked,
    target: null,
    at,
    verdict: { is: 'unknown', word: 'By its words', text, check: null },
    warnings: [],
    sections: [saidSection(said), { is: 'text', title: 'What to add', text: [whatToAdd(said)] }],
    offers: [],
    unknowns: [],
  };
}

function whatToAdd({ principal }: Said): Words {
  const who = principal === null ? words`, and ${code('as <arn>')} if you know who was refused` : [];
  return words`The bucket, and the key if there was one: ${code('diagnose <bucket> [key] because "<the error>"')}${who}. Or paste a text with an ${code('s3://')} address, an ARN or a URL in it.`;
}

/** An error that names nobody counts less than one that does: people should know what Cooper took from it. */
export function saidSection(said: Said): TextSection {
  return { is: 'text', title: 'What the pasted error says', text: [refused(said), meaning(said), ...others(said)] };
}

function refused({ code: name, status, action, principal, resource }: Said): Words {
  const how = [name, status].filter((part) => part !== null).map(String);
  const by = how.length === 0 ? '' : words` (${how.join(', ')})`;
  const what = action === null ? 'a request' : code(action);
  const where = resource === null ? '' : words` on ${code(resource)}`;
  const who = principal === null ? '; it does not say to whom' : words` to ${code(principal)}`;
  return words`AWS refused ${what}${where}${who}${by}.`;
}

function meaning({ cause, effect, policyArn }: Said): Words {
  if (cause === null) return words`Which control refused it, the text does not say.`;
  const { title, next, fixers } = rowOf(cause);
  const how = effect === null ? '' : effect === 'explicit' ? ', by an explicit Deny' : ', because nothing allows it';
  const by = policyArn === null ? '' : words` (${code(policyArn)})`;
  const who = fixers.length === 0 ? '' : words` To be fixed by ${fixerWords(fixers)}.`;
  return words`Most likely ${cause}: ${title}${how}${by}. ${next}${who}`;
}

/** The next three that the same words leave open. */
function others(said: Said): readonly Words[] {
  const also = causesOf(said).filter((id) => id !== said.cause);
  if (also.length === 0) return [];
  return [
    words`The same words also fit: ${listed(
      also.slice(0, 3).map((id) => `${rowOf(id).title} (${id})`),
      'or',
    )}.`,
  ];
}
