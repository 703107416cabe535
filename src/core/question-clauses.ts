import { Refusal } from './errors.ts';
import { parsePrincipal } from './principal.ts';
import { firstPiece, withoutQuotes, wordStarts } from './quoted.ts';
import { unmangle } from './unmangle.ts';
import { code, type Words, words } from './words.ts';

export type ClauseWord = 'as' | 'for' | 'because' | 'account';

/** What a question says beside its target, as it was typed. */
export interface Clause {
  readonly word: ClauseWord;
  readonly value: string;
}

export const clauseExample: Words = words`For example: ${code('logs a.csv as arn:aws:iam::111122223333:role/reader for s3:GetObject')}. A key that has such words in it goes in quotes.`;

/** A target may have 1,024 bytes of key, in a URL three characters each; what is longer is no target, and is not looked through. */
const longestTarget = 5_000;
/** Each word once, and one more to see that it is there twice. */
const mostClauses = 5;

/** A question's words in two: its target, and the clauses around it. */
export function splitClauses(text: string): { readonly target: string; readonly clauses: readonly Clause[] } {
  const { clauses, rest } = leading(text.trim());
  for (const start of wordStarts(rest)) {
    if (start > longestTarget) break;
    const found = clausesFrom(rest.slice(start), mostClauses);
    if (found !== null) return { target: rest.slice(0, start).trim(), clauses: [...clauses, ...found] };
  }
  return { target: rest, clauses };
}

/** Options may stand before the target. There each has one word, or several in quotes. */
function leading(text: string, left = mostClauses): { readonly clauses: readonly Clause[]; readonly rest: string } {
  const [all, word = ''] = /^--(as|for|because|account)(?:=|\s+)(?=\S)/i.exec(text) ?? [];
  if (all === undefined || left === 0) return { clauses: [], rest: text };
  const { value, rest } = firstPiece(text.slice(all.length));
  const more = leading(rest, left - 1);
  return { clauses: [{ word: word.toLowerCase() as ClauseWord, value }, ...more.clauses], rest: more.rest };
}

/** The clauses that a text is made of, from its first word to its last; null when it is something else. */
function clausesFrom(text: string, left: number): readonly Clause[] | null {
  const start = /^(?:--)?(?:as|for|because|account)(?:(?<=--\w+)=|\s+|$)/i.exec(text)?.[0];
  if (start === undefined || left === 0) return null;
  const after = text.slice(start.length);
  const word = start.replaceAll(/[-=\s]/g, '').toLowerCase() as ClauseWord;
  const flag = start.startsWith('--');
  if (after === '' && flag) throw nothingAfter(`--${word}`);
  if (after === '' || (word === 'account' && !flag)) return null;
  return word === 'because' ? because(after, left) : oneWord(word, after, flag, left);
}

/** An error text goes to the end, unless it stands in quotes and other clauses follow them. */
function because(text: string, left: number): readonly Clause[] {
  const { value, rest } = firstPiece(text);
  const closed = /^["']/.test(text) && value !== '' && rest !== '' && !text.trimEnd().endsWith(text.charAt(0));
  const others = closed && !/^(?:--)?because\b/i.test(rest) ? clausesFrom(rest, left - 1) : null;
  if (others !== null && others.every(({ word }) => word !== 'because')) return [{ word: 'because', value }, ...others];
  return [{ word: 'because', value: withoutQuotes(text.trim()) }];
}

/** Without its dashes a word is a clause only when what follows it can be nothing else. */
function oneWord(word: ClauseWord, text: string, flag: boolean, left: number): readonly Clause[] | null {
  const { value, rest } = firstPiece(text);
  if (!flag && !(word === 'as' ? isLikePrincipal(value) : isLikeOperation(value))) return null;
  const others = rest === '' ? [] : clausesFrom(rest, left - 1);
  if (others !== null) return [{ word, value }, ...others];
  if (flag || /^arn:/i.test(unmangle(value))) throw strayWords(rest, word);
  return null;
}

/** It may be nobody who can act, but it was meant as somebody. */
function isLikePrincipal(text: string): boolean {
  const plain = unmangle(text);
  return parsePrincipal(plain) !== null || forms.some((form) => form.test(plain));
}

const forms = [
  /^arn:/i,
  /^(?:user|role|assumed-role|federated-user|group|instance-profile)\/./,
  /^\d{4}-\d{4}-\d{4}$/,
  // Ids of users, roles, groups and instance profiles (IAM user guide, «IAM identifiers», Unique identifiers).
  /^A(?:IDA|ROA|GPA|IPA)[A-Z0-9]{12,}$/,
];

const operationForms = [
  /^[a-z][a-z0-9-]*:[A-Z*?][\w*?]*$/,
  /^(?:s3|s3express|s3tables|kms|sts|iam):[\w*?]+$/i,
  /^(?:Abort|Associate|Bypass|Complete|Copy|Create|Delete|Describe|Get|Head|Initiate|List|Object|Post|Put|Rename|Replicate|Restore|Select|Tag|Untag|Update|Upload)[A-Z]\w*$/,
  /^(?:abort|complete|copy|create|delete|get|head|list|put|rename|restore|select|update|upload)(?:-?(?:object|bucket|part|multipart|public))[\w-]*$/i,
  /^(?:(?:aws\s+)?s3\s+)?(?:cp|mv|rm|sync|ls|presign|mb|rb)$/,
];

/** An action, an operation of S3's API or a command of the AWS CLI, perhaps misspelled. */
const isLikeOperation = (text: string): boolean => operationForms.some((form) => form.test(unmangle(text)));

const nothingAfter = (option: string) => new Refusal(words`Nothing stands after ${code(option)}.`, clauseExample);

const strayWords = (rest: string, word: ClauseWord) =>
  new Refusal(
    words`${code(rest.length > 60 ? `${rest.slice(0, 60)}…` : rest)} stands after ${code(word)} and what belongs to it, and can't be read there.`,
    clauseExample,
  );
