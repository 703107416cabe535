import { Refusal } from './errors.ts';
import { addressWords, parseTarget, targetWords } from './parse-target.ts';
import { type Principal, parsePrincipal } from './principal.ts';
import { type Clause, type ClauseWord, clauseExample, splitClauses } from './question-clauses.ts';
import { type Question, question } from './question.ts';
import { refusedPrincipal } from './refused-principal.ts';
import type { Target } from './target.ts';
import { unmangle } from './unmangle.ts';
import { code, words } from './words.ts';

/**
 * `<target> [as <principal>] [for <action>] [because <pasted error>]`, in any order behind the target, or as options
 * before or behind it. A word that could also be part of a key counts only when a principal or an action follows it;
 * `because` takes everything to the end, quotes or not. Throws `Refusal` for what nobody could answer.
 */
export function parseQuestion(text: string): Question {
  const { target, clauses } = splitClauses(text);
  const account = only(clauses, 'account');
  const principal = only(clauses, 'as');
  const operation = only(clauses, 'for');
  const error = only(clauses, 'because');
  return question({
    target: parseTarget(account === null ? target : `--account ${account} ${target}`),
    principal: principal === null ? null : principalIn(principal),
    operation: operation === null ? null : operationIn(operation),
    error: error === null ? null : error.trim() || null,
    address: tellingAddress(target),
  });
}

/** An address without TLS or of a website says more than where the object is. */
function tellingAddress(target: string): string | null {
  const plain = unmangle(target.trim());
  return /^http:\/\/\S+$/i.test(plain) || /^https:\/\/\S*\bs3-website[.-]\S*$/i.test(plain) ? plain : null;
}

function only(clauses: readonly Clause[], word: ClauseWord): string | null {
  const [first, second] = clauses.filter((clause) => clause.word === word);
  if (second !== undefined) throw new Refusal(words`${code(word)} stands there twice.`, clauseExample);
  if (first !== undefined && first.value.trim() === '')
    throw new Refusal(words`Nothing stands after ${code(word)}.`, clauseExample);
  return first?.value ?? null;
}

function principalIn(text: string): Principal {
  const found = parsePrincipal(text);
  if (found === null) throw refusedPrincipal(text);
  return found;
}

function operationIn(text: string): string {
  const plain = unmangle(text).replaceAll(/\s+/g, ' ');
  if (!/[*?]/.test(plain)) return plain;
  throw new Refusal(
    words`${code(plain.slice(0, 80))} stands for many actions, and each may have an answer of its own.`,
    words`Ask about one: ${code('for s3:GetObject')}.`,
  );
}

/** The words that `parseQuestion` reads back as this question. */
export function questionWords(asked: Question): string {
  if (asked.address !== null) return spelled(asked, addressed(asked.address, asked.target));
  const plain = spelled(asked, targetWords(asked.target));
  return readsBack(asked, plain) ? plain : spelled(asked, guarded(asked.target));
}

const addressed = (address: string, { account }: Target): string =>
  account === null ? address : `--account ${account} ${address}`;

/** For keys that hold quotes and clauses in such an order that the plain words would mean something else. */
function guarded(target: Target): string {
  if (target.accessPoint === null) return addressWords(target);
  const owner = target.account === null ? '' : `--account ${target.account} `;
  return `${owner}"${targetWords({ ...target, account: null })}"`;
}

function spelled({ principal, operation, error }: Question, target: string): string {
  return [
    target,
    ...(principal === null ? [] : ['as', principal.arn ?? principal.service ?? 'anonymous']),
    ...(operation === null ? [] : ['for', /\s/.test(operation) ? `"${operation}"` : operation]),
    ...(error === null ? [] : ['because', `"${error}"`]),
  ].join(' ');
}

function readsBack(asked: Question, text: string): boolean {
  try {
    const { target, ...read } = parseQuestion(text);
    return same(target, asked.target) && read.error === asked.error && read.operation === asked.operation;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The bucket behind an access point may have been found since. */
const same = (one: Target, other: Target): boolean =>
  (one.bucket === other.bucket || one.accessPoint !== null) &&
  one.key === other.key &&
  one.versionId === other.versionId &&
  one.account === other.account &&
  one.region === other.region &&
  JSON.stringify(one.accessPoint) === JSON.stringify(other.accessPoint);

/** Characters of a pasted error that a report keeps. */
const longestError = 300;

/** As `questionWords`, but of a long pasted error only the part that says what was refused: what a report keeps. */
export function askedWords(asked: Question): string {
  return questionWords(asked.error === null ? asked : { ...asked, error: errorExcerpt(asked.error) });
}

/** The part of a pasted error that is kept: from where AWS's own sentence begins, else where the error is named, else from the start. */
export function errorExcerpt(error: string): string {
  if (error.length <= longestError) return error;
  const telling = [
    /User: \S+ is not authorized/,
    /<Error>|<Code>/,
    /\(?Access ?Denied|Forbidden|An error occurred/i,
    /\b\w*(?:Exception|Error)\b/,
  ];
  const start = telling.map((form) => error.search(form)).find((at) => at !== -1) ?? 0;
  const from = Math.min(start, error.length - longestError + 1);
  return `${error.slice(from, from + longestError - 1).trim()}…`.toWellFormed();
}
