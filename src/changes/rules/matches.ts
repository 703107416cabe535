import type { Place } from '../../core/change.ts';
import type { Fact } from '../../core/fact.ts';
import type { RiskClass } from '../../core/remedy.ts';
import type { Tag } from '../../core/settings.ts';
import { fits } from './glob.ts';
import type { When } from './rule.ts';

/** What a rule is asked about. */
export interface Situation {
  /** The remedy's id. */
  readonly remedy: string;
  readonly risk: RiskClass;
  readonly place: Place;
  /** Of the bucket. Absent: it has none. */
  readonly tags: Fact<readonly Tag[]>;
  /** The Slack channel where it was asked; null in a terminal. */
  readonly channel: string | null;
  readonly face: 'slack' | 'terminal';
}

/** `unknown`: it hangs on tags that could not be read. */
export type Match = 'yes' | 'no' | 'unknown';

/** Whether a rule is about this. Tags come last: what the rest rules out needs no tags. */
export function matches(when: When, { remedy, risk, place, tags, channel, face }: Situation): Match {
  const rest =
    when.classes.includes(risk) &&
    oneOf(when.remedy, remedy) &&
    oneOf(when.account, place.account) &&
    oneOf(when.channel, face === 'slack' ? channel : null) &&
    (when.bucket === null || (place.bucket !== null && anyFits(when.bucket, place.bucket)));
  return rest ? tagsMatch(when.tags, place, tags) : 'no';
}

const oneOf = (wanted: readonly string[] | null, given: string | null) =>
  wanted === null || (given !== null && wanted.includes(given));

const anyFits = (patterns: readonly string[], text: string) => patterns.some((pattern) => fits(pattern, text));

/** An account as a whole has no tags; a bucket whose tags can't be read may have any. */
function tagsMatch(wanted: When['tags'], place: Place, tags: Situation['tags']): Match {
  if (wanted === null) return 'yes';
  if (place.bucket === null) return 'no';
  switch (tags.is) {
    case 'denied':
    case 'failed':
      return 'unknown';
    case 'absent':
      return 'no';
    case 'known':
      return wanted.every(({ key, values }) => tags.value.some((tag) => tag.Key === key && anyFits(values, tag.Value)))
        ? 'yes'
        : 'no';
  }
}
