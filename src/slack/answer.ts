import type { Asker } from '../core/actor.ts';
import { Refusal } from '../core/errors.ts';
import type { Report } from '../core/report.ts';
import { code, type Words, words } from '../core/words.ts';
import type { Message, Showing } from './blocks/block.ts';
import { message } from './blocks/message.ts';
import { refusal } from './blocks/refusal.ts';
import { shownFor } from './changes/shown-for.ts';
import type { Desk } from './desk.ts';
import { names } from './names.ts';
import type { Who } from './people.ts';
import type { Reply } from './reply.ts';

/** One question from one person, whichever way it came in. */
export interface Asked {
  readonly who: Who;
  readonly reply: Reply;
  /** Says why there is no answer, where `reply` would put that in the place of an older answer. */
  readonly aside?: Reply;
  /** Is told when this person may not ask, before they are. */
  readonly turnedAway?: (refusal: Refusal) => Promise<void>;
  /** Something may have been done before the answer failed. */
  readonly acts?: true;
  /** Makes the answer; null where there is nothing to say. Throws `Refusal` for what the person can put right. */
  readonly work: () => Promise<Message | null>;
}

/**
 * Every listener that answers is this: acknowledge at once, see who asks, do the work, say how it went. The only catch
 * in the Slack face; the person always gets an answer. `asking` gives null for what is not a question to Cooper.
 */
export function answer<Args extends object>(desk: Desk, asking: (args: Args) => Asked | null) {
  return async (args: Args): Promise<void> => {
    if ('ack' in args && typeof args.ack === 'function') await (args.ack as () => Promise<void>)();
    const asked = asking(args);
    if (asked === null) return;
    try {
      await admitted(desk, asked);
      const message = await asked.work();
      if (message !== null) await asked.reply(message);
    } catch (error) {
      await (asked.aside ?? asked.reply)(sorry(desk, error, asked));
    }
  };
}

async function admitted(desk: Desk, { who, turnedAway }: Asked): Promise<void> {
  try {
    await desk.people.admit(who);
  } catch (error) {
    if (error instanceof Refusal) await turnedAway?.(error);
    throw error;
  }
}

/** Ask a question and remember its answer, so that the answer's buttons work. `warnings` come before the report's own. */
export async function answered(
  desk: Desk,
  asker: Asker,
  text: string,
  warnings: readonly Words[] = [],
): Promise<Message> {
  const told = await desk.ask(desk.deps, text, asker);
  const report = { ...told, warnings: [...warnings, ...told.warnings] };
  return shown(desk, { id: desk.answers.keep({ report, asker }), report, asker, showing: 'brief' });
}

/** An answer that was given before, shown anew. A change is shown as what it is, with its own buttons. */
export function shown(desk: Desk, of: { id: string; report: Report; asker: Asker; showing: Showing }): Message {
  const { report, asker } = of;
  if (report.change === undefined) return message(report, of);
  return shownFor(desk, asker, report.change, { warnings: report.warnings });
}

/** What is not a `Refusal` is a bug of ours: logged under a reference that the person is given. */
function sorry(desk: Desk, err: unknown, { acts }: Pick<Asked, 'acts'>): Message {
  if (err instanceof Refusal) {
    if (err.cause !== undefined) desk.log.warn({ err: err.cause }, 'a question was refused for a fault of our own');
    return refusal(err);
  }
  const ref = desk.newId().slice(0, 8);
  desk.log.error({ err, ref }, 'a question could not be answered');
  const next = words`Tell whoever runs Cooper the reference ${code(ref)}: its log says what went wrong.`;
  if (acts !== true)
    return refusal({ because: words`Cooper made a mistake while answering; nothing was changed.`, next });
  return refusal({
    because: words`Cooper made a mistake, and whether it had done this by then is not known.`,
    next: words`See how the change stands, with ${code(`${names.command} changes`)}, before you do it again. ${next}`,
  });
}
