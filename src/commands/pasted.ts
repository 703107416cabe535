import type { Said } from '../analyzers/access/error-text/fitting.ts';
import { saidBy } from '../analyzers/access/report/said.ts';
import { Refusal } from '../core/errors.ts';
import { findTarget } from '../core/find-target.ts';
import { parseQuestion } from '../core/parse-question.ts';
import { parseTarget } from '../core/parse-target.ts';
import { type Clause, splitClauses } from '../core/question-clauses.ts';
import type { Question } from '../core/question.ts';
import { code, words } from '../core/words.ts';

/** Whether a text that is no question is an error of AWS's. */
export const holdsError = (text: string): boolean => /\s/.test(text) && (saidBy(text)?.cause ?? null) !== null;

/** What was asked: a question with its target, or an error that names none. */
export type Asked =
  | { readonly is: 'question'; readonly question: Question }
  | { readonly is: 'error'; readonly error: string; readonly said: Said };

/** The words of a question that is nothing but a pasted text. */
export const becauseOf = (text: string): string => `because "${text}"`;

/** A question as it was typed. Where an error stands in place of the target, the target is found in it. */
export function askedIn(typed: string): Asked {
  const { target, clauses } = splitClauses(typed);
  const error = errorOf(clauses);
  if (target === '' && error !== null) return withinError(typed, error);
  // AWS says «because» as well: then it is no clause.
  if (isError(target)) return askedIn(becauseOf(typed));
  return { is: 'question', question: parseQuestion(typed) };
}

const errorOf = (clauses: readonly Clause[]): string | null =>
  clauses.find(({ word }) => word === 'because')?.value ?? null;

/** AWS's own phrases, which stand in no key. */
const isError = (target: string): boolean =>
  /\bis not authorized to perform\b|\bAn error occurred \(|<Code>\w+<\/Code>/.test(target);

/** Any name does while the clauses are read. */
const someBucket = 'some-bucket';

function withinError(typed: string, error: string): Asked {
  const found = findTarget(error);
  const said = saidBy(error);
  if (found === null) {
    if (said === null) throw nothingIn();
    return { is: 'error', error, said };
  }
  const read = parseQuestion(`${someBucket} ${typed}`);
  const target = { ...parseTarget(found), ...(read.target.account !== null && { account: read.target.account }) };
  return { is: 'question', question: { ...read, target, error: said === null ? null : read.error } };
}

const nothingIn = (): Refusal =>
  new Refusal(
    words`This text names no S3 bucket, and holds no error of AWS's that Cooper can recognise.`,
    words`Cooper finds an S3 URL, an ARN, or an address like ${code('s3://cooper-media/videos/intro.mp4')} in a text. You can also ask directly: ${code('diagnose cooper-media videos/intro.mp4')}.`,
  );
