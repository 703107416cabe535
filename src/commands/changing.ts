import type { ChangeDeps } from '../changes/deps.ts';
import { Refusal } from '../core/errors.ts';
import { words } from '../core/words.ts';
import type { Deps } from './deps.ts';

/** What changes need. Throws `Refusal` where this Cooper changes nothing. */
export function changingOf({ changing }: Deps): Promise<ChangeDeps> {
  if (changing !== undefined) return changing();
  throw new Refusal(words`This Cooper answers questions only.`, words`Ask the one that runs as the bot.`);
}
