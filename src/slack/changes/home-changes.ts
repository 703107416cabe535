import { type ChangeView, headline, stateWords } from '../../core/change-view.ts';
import { visibleLine } from '../../core/visible.ts';
import { code, words } from '../../core/words.ts';
import { askerOf } from '../asker.ts';
import type { Block } from '../blocks/block.ts';
import { counted } from '../blocks/counted.ts';
import { cut } from '../blocks/cut.ts';
import { bold, line, prose, richText, said } from '../blocks/rich.ts';
import { titled } from '../blocks/titled.ts';
import { warning } from '../blocks/warning.ts';
import type { Desk } from '../desk.ts';
import { limits } from '../limits.ts';
import { names } from '../names.ts';
import type { Who } from '../people.ts';
import { changeButtons } from './buttons.ts';
import type { HomeChanges } from './changes.ts';
import { placeName } from './place-name.ts';
import { redacted } from './redacted.ts';
import { signFor } from './shown-for.ts';
import type { Sign } from './signer.ts';

/** What an App Home says of changes. Null where there are none to tell of, or this person may not be told. */
export async function homeChanges(desk: Desk, who: Who): Promise<readonly Block[] | null> {
  if (desk.changes?.home === undefined) return null;
  try {
    await desk.people.admit(who);
    const sign = signFor(desk, askerOf(who, { channel: who.user, thread: null }));
    return homeBlocks(await desk.changes.home(), sign);
  } catch (err) {
    desk.log.warn({ err }, 'an App Home is shown without changes');
    return null;
  }
}

/** Those that wait for approval first; the kill switch before everything. */
export function homeBlocks({ open, lockdown }: HomeChanges, sign: Sign | null): readonly Block[] {
  const waiting = open.filter(({ change }) => change.state === 'pending');
  const others = open.filter(({ change }) => change.state !== 'pending');
  const room = Math.max(limits.homeChanges - waiting.length, 0);
  const rest = open.length - Math.min(waiting.length, limits.homeChanges) - Math.min(others.length, room);
  return [
    ...(lockdown ? [warning(words`A lockdown is on: Cooper changes nothing until an admin ends it.`)] : []),
    titled('Waiting for approval'),
    ...(waiting.length === 0 ? [richText(line(said('Nothing waits for approval.')))] : []),
    ...waiting.slice(0, limits.homeChanges).flatMap((view) => one(view, sign)),
    ...(room > 0 && others.length > 0 ? [titled('Recent changes')] : []),
    ...others.slice(0, room).flatMap((view) => one(view, sign)),
    ...(rest > 0 ? [more(rest)] : []),
  ];
}

function one(view: ChangeView, sign: Sign | null): readonly Block[] {
  const { change } = view;
  const what = line(
    bold(`${stateWords[change.state].word}: `),
    said(`${cut(visibleLine(change.remedy.title), 200)}, on ${cut(placeName(change.place), 80)}. `),
    ...prose(redacted(headline(view), change.place), 300),
  );
  return [richText(what), ...changeButtons(view, { surface: 'shown', verbs: ['details'], sign })];
}

const more = (rest: number): Block =>
  richText(line(...prose(words`${counted(rest, 'more change')}: ${code(`${names.command} changes`)} lists all.`)));
