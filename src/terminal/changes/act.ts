import type { Readable, Writable } from 'node:stream';
import type { Service } from '../../commands/terminal/service.ts';
import { isOpen } from '../../core/change.ts';
import { type ChangeView, type Verb, verbs } from '../../core/change-view.ts';
import { Refusal } from '../../core/errors.ts';
import { namedPiece } from '../../core/named-piece.ts';
import { code, plain, words } from '../../core/words.ts';
import type { Look } from '../paint.ts';
import { askTyped, demandTerminal } from './ask-typed.ts';
import { renderChange } from './render.ts';
import { typedWord } from './typed-word.ts';

/** `changes approve c1a2b3`: an act on one change. */
export interface TypedVerb {
  readonly verb: Verb;
  readonly changeId: string;
  /** What stood behind it: `reason="…" ticket=OPS-1`. */
  readonly rest: string;
}

/** Null: a question like any other. */
export function typedVerb(text: string): TypedVerb | null {
  const [, name = '', id = '', rest = ''] = /^changes\s+([a-z-]+)\s+(\S+)\s*(.*)$/s.exec(text) ?? [];
  const verb = verbs.find((one) => one === name);
  return verb === undefined || verb === 'details' ? null : { verb, changeId: id, rest };
}

interface Desk {
  readonly service: Service;
  readonly look: Look;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly now: () => Date;
}

/** Does it, after the person has seen what it is and typed that they mean it; gives the change as it then is. Null: they said no. */
export async function actInTerminal(desk: Desk, { verb, changeId, rest }: TypedVerb): Promise<ChangeView | null> {
  const { service, look, input, output, now } = desk;
  const view = await service.view(changeId);
  if (view === null)
    throw new Refusal(
      words`There is no change ${code(changeId.slice(0, 40))}.`,
      words`${code('cooper changes all')} lists those that there are.`,
    );
  const given = named(rest);
  // What has ended stays so: nobody types a word to be told that.
  const expected = isOpen(view.change) ? typedWord(verb, view.change) : null;
  if (expected !== null) {
    demandTerminal({ input, output });
    output.write(`${renderChange(look, view, now())}\n`);
    const question = `You are about to ${verb} this change, as it stands above.`;
    if (!(await askTyped({ input, output, question, expected }))) return null;
  }
  const { revision } = view.change;
  const { view: after, aside } = await service.act({ verb, changeId, revision, ...given });
  if (aside !== null) output.write(`${plain(aside)}\n`);
  return begins.has(verb) ? service.settle(changeId) : after;
}

/** After these somebody writes to AWS, and the person waits for what comes of it. */
const begins: ReadonlySet<Verb> = new Set(['approve', 'retry', 'break-glass']);

function named(text: string): { reason: string | null; ticket: string | null } {
  const found: Record<string, string> = {};
  for (let left = text.trim(); left !== '';) {
    const piece = namedPiece(left);
    if (piece?.name !== 'reason' && piece?.name !== 'ticket')
      throw new Refusal(
        words`${code(left.slice(0, 60))} is not understood here.`,
        words`Only ${code('reason="…"')} and ${code('ticket=…')} may follow, for break-glass.`,
      );
    found[piece.name] = piece.value;
    left = piece.rest.trim();
  }
  return { reason: found['reason'] ?? null, ticket: found['ticket'] ?? null };
}
