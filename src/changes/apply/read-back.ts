import { setTimeout as sleep } from 'node:timers/promises';
import { readSetting } from '../../aws/read-place.ts';
import type { Step } from '../../core/change.ts';
import type { Fact } from '../../core/fact.ts';
import type { Json } from '../../core/json.ts';
import { sameSetting } from '../../core/same-setting.ts';
import type { ChangeDeps } from '../deps.ts';

/** What AWS holds, as one reading shows it. */
export type Holds =
  | { readonly is: 'from' }
  | { readonly is: 'to' }
  /** Neither: somebody else wrote. */
  | { readonly is: 'other'; readonly found: Json }
  /** The bucket was deleted, and what was written with it. */
  | { readonly is: 'gone' }
  | { readonly is: 'unread'; readonly why: string };

type Where = Pick<Step, 'place' | 'setting'>;

interface Between {
  readonly from: Json;
  readonly to: Json;
}

/** One reading. `to` is looked for first: where nothing would change, it is there already. */
export async function holdsNow(deps: Pick<ChangeDeps, 'aws'>, where: Where, between: Between): Promise<Holds> {
  return judged(await readSetting(deps.aws, where.place, where.setting), where, between);
}

function judged(fact: Fact<Json>, { setting }: Where, { from, to }: Between): Holds {
  if (fact.is === 'denied') return { is: 'unread', why: `Cooper may not call ${fact.action}` };
  if (fact.is === 'failed' && fact.why === 'no such bucket') return { is: 'gone' };
  if (fact.is === 'failed') return { is: 'unread', why: `${fact.why}: ${fact.detail}` };
  const found = fact.is === 'known' ? fact.value : null;
  if (sameSetting(setting, found, to)) return { is: 'to' };
  return sameSetting(setting, found, from) ? { is: 'from' } : { is: 'other', found };
}

/**
 * Reads until AWS shows `to`, or until the time that consistency may take is over: then what the last reading showed.
 * That time begins with the first reading that has an answer: what was seen once at its end is not believed.
 */
export async function holdsInTheEnd(
  deps: Pick<ChangeDeps, 'aws' | 'timing'>,
  where: Where,
  between: Between,
): Promise<Holds> {
  const { consistency, pollFirst, pollLast } = deps.timing;
  let until = performance.now() + consistency;
  let answered = false;
  let pause = pollFirst;
  for (;;) {
    const holds = await holdsNow(deps, where, between);
    if (holds.is !== 'unread' && !answered) {
      answered = true;
      until = performance.now() + consistency;
    }
    const left = until - performance.now();
    if (holds.is === 'to' || left <= 0) return holds;
    await sleep(Math.min(pause, left));
    pause = Math.min(pause * 2, pollLast);
  }
}

/** One look; what it shows instead may be old, and is believed only after looking for as long as consistency may take. */
export async function looksLike(
  deps: Pick<ChangeDeps, 'aws' | 'timing'>,
  where: Where,
  between: Between,
): Promise<Holds> {
  const seen = await holdsNow(deps, where, between);
  return seen.is === 'other' || seen.is === 'gone' ? holdsInTheEnd(deps, where, between) : seen;
}

/** How a step says so. */
export const bucketGone = 'the bucket was deleted meanwhile';
