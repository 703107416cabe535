import type { Facts } from '../../../core/facts.ts';
import type { TimelineSection } from '../../../core/report.ts';
import { code, words } from '../../../core/words.ts';

const mostShown = 5;

/** What CloudTrail saw refused lately, the same calls together, newest first. */
export function refusedLately({ reads: { deniedCalls } }: Facts): readonly TimelineSection[] {
  const groups = deniedCalls?.is === 'known' ? deniedCalls.value.groups : [];
  if (groups.length === 0) return [];
  const more = groups.length > mostShown ? `The latest ${mostShown} of ${groups.length} kinds of calls` : 'Calls';
  const events = groups.slice(0, mostShown).map(({ last, who, name, errorCode, count }) => ({
    at: last,
    who,
    text: words`${code(name)}, refused with ${code(errorCode)}${count === 1 ? '' : `, ${count} times`}`,
  }));
  return [{ is: 'timeline', title: `${more} that CloudTrail saw refused`, events }];
}
