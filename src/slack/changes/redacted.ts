import { shortPrincipal } from '../../core/principal.ts';
import type { Place } from '../../core/change.ts';
import type { Word, Words } from '../../core/words.ts';

/** The last four digits tell accounts apart for those who know them. */
export const maskedAccount = (account: string): string => `********${account.slice(-4)}`;

/**
 * Prose for a message that a whole channel reads: accounts are masked and principals shortened. The bucket's own name
 * stays as it is, whatever it is made of: people approve by it.
 */
export function redacted(text: Words, { bucket }: Pick<Place, 'bucket'>): Words {
  const hide = (part: string) => masked(part, bucket);
  return text.map((word): Word => {
    if (typeof word === 'string') return hide(word);
    return 'code' in word ? { code: hide(word.code) } : { strong: hide(word.strong) };
  });
}

const principal = /\barn:aws[\w-]*:(?:iam|sts)::\d{12}:[\w+=,.@/-]+/;
const account = /(?<!\d)\d{12}(?!\d)/g;
const secret = new RegExp(`${principal.source}|${account.source}`, 'g');

/** What is a part of the bucket's name stays; a bucket's name that is a part of it hides nothing less. */
function masked(text: string, bucket: string | null): string {
  return text.replaceAll(secret, (found: string, at: number) => {
    if (bucket !== null && isPart(text, bucket, { from: at, to: at + found.length })) return found;
    const short = found.startsWith('arn:') ? shortPrincipal(found) : found;
    return short.replaceAll(account, maskedAccount);
  });
}

function isPart(text: string, bucket: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const at = text.indexOf(bucket, Math.max(0, to - bucket.length));
  return at !== -1 && at <= from;
}
