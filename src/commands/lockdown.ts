import { lockdown as lock } from '../changes/lockdown.ts';
import type { Rules } from '../changes/rules/config.ts';
import { personOf } from '../changes/rules/eligible.ts';
import { Refusal } from '../core/errors.ts';
import { firstPiece } from '../core/quoted.ts';
import { code, type Words, words } from '../core/words.ts';
import { type Lockdown, readLockdown } from '../store/lockdown.ts';
import { changingOf } from './changing.ts';
import type { Command } from './command.ts';

/** The kill switch: no replica writes anything, from the moment this is answered. */
export const lockdown: Command = {
  name: 'lockdown',
  usage: '[on|off] [reason]',
  summary: 'Make Cooper read-only everywhere at once, or end that. For admins.',
  examples: ['lockdown', 'lockdown on we are under attack', 'lockdown off'],

  async run(deps, typed, asker) {
    const { value: to, rest } = firstPiece(typed);
    const changing = await changingOf(deps);
    const bare = { question: 'lockdown', asked: typed.trim(), target: null, at: deps.now().toISOString() };
    const empty = { warnings: [], sections: [], offers: [], unknowns: [] };
    if (to === '') {
      const now = await readLockdown(changing.store.db);
      const text = now === null ? words`Cooper may write, where the rules allow it.` : readOnly(changing.rules(), now);
      return { ...bare, ...empty, verdict: { is: 'note', text, check: null } };
    }
    const on = to.toLowerCase() === 'on';
    if (!on && to.toLowerCase() !== 'off')
      throw new Refusal(
        words`${code(to.slice(0, 40))} is neither on nor off.`,
        words`${code('lockdown on')} or ${code('lockdown off')}.`,
      );
    const moved = await lock(changing, on, rest === '' ? null : rest, asker);
    return {
      ...bare,
      ...empty,
      verdict: { is: 'ok', word: on ? 'Locked down' : 'Open', text: said(on, moved), check: null },
    };
  },
};

function readOnly(rules: Rules, { since, by, reason }: Lockdown): Words {
  const why = reason === null ? [] : words`, because of ${code(reason.slice(0, 400))}`;
  return words`Cooper is read-only since ${since.slice(0, 16).replace('T', ' ')} UTC, by ${code(personOf(rules, by))}${why}. An admin ends that with ${code('lockdown off')}.`;
}

function said(on: boolean, moved: boolean) {
  if (on)
    return moved
      ? words`No replica of Cooper begins a write from now on. What had begun is read back and told.`
      : words`Cooper was locked down already.`;
  return moved ? words`Cooper may write again, where the rules allow it.` : words`Cooper was not locked down.`;
}
