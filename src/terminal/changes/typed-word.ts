import type { Change } from '../../core/change.ts';
import type { Verb } from '../../core/change-view.ts';

/** What leads to a write, once it is done. */
const leadToWrite: ReadonlySet<Verb> = new Set(['approve', 'break-glass', 'retry']);

/**
 * What a person must type before this act is done; null where the command alone is enough, because nothing is written by
 * it. What deletes data or can't be undone wants the name of what it is done to.
 */
export function typedWord(verb: Verb, { risk, place }: Pick<Change, 'risk' | 'place'>): string | null {
  if (!leadToWrite.has(verb)) return null;
  return risk === 'C' ? (place.bucket ?? place.account) : verb;
}
