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
  const hide = (part: string) => (bucket === null ? masked(part) : part.split(bucket).map(masked).join(bucket));
  return text.map((word): Word => {
    if (typeof word === 'string') return hide(word);
    return 'code' in word ? { code: hide(word.code) } : { strong: hide(word.strong) };
  });
}

const principal = /\barn:aws[\w-]*:(?:iam|sts)::\d{12}:[\w+=,.@/-]+/g;
const account = /(?<!\d)\d{12}(?!\d)/g;

const masked = (text: string): string => text.replaceAll(principal, shortPrincipal).replaceAll(account, maskedAccount);
