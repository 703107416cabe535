import { type Asked, answer } from '../answer.ts';
import type { Message } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { reply } from '../reply.ts';
import { waysBack } from '../ways-back.ts';
import { act, besides, instead } from './act.ts';
import { toModal } from './bound.ts';
import type { Changes } from './changes.ts';
import { detailsModal } from './details.ts';
import { fieldsOf, form } from './forms.ts';
import { type LookedUp, lookedUp, refused } from './looked-up.ts';
import { openView } from './open-view.ts';
import { type Press, type PressArgs, pressOf } from './press.ts';
import { signValue } from './signed-value.ts';
import { signer } from './signer.ts';

/** A button under a change, other than the one for its details: verify, look up, act, and tell what came of it. */
export const changePress = (desk: Desk, changes: Changes) =>
  answer<PressArgs>(desk, (args) => {
    const press = pressOf(args);
    return { ...answering(desk, changes, press, args), acts: true, work: () => pressed(desk, changes, press, args) };
  });

/** Who pressed, how they are answered, and that it is recorded when they may not. */
export function answering(
  desk: Desk,
  changes: Changes,
  press: Press,
  { client, respond, body }: PressArgs,
): Omit<Asked, 'work'> {
  const { who, place } = press;
  const inView = body.view !== undefined;
  const back = (replace: boolean) =>
    reply(desk.log, waysBack({ respond: inView ? null : respond, client, user: who.user, place, replace }));
  return {
    who,
    reply: back(press.surface === 'shown' && !inView),
    aside: back(false),
    turnedAway: async (refusal) => void (await refused(desk, changes, press, refusal, null)),
  };
}

async function pressed(desk: Desk, changes: Changes, press: Press, args: PressArgs): Promise<Message | null> {
  const found = await lookedUp(desk, changes, press);
  if (fieldsOf(found.signed.verb, found.view).length > 0) return opened(changes, press, found, args);
  const acted = await act(changes, press, found);
  if (press.surface === 'shown') return instead(desk, press, acted);
  if (press.surface === 'modal' && acted.view.change.id === found.view.change.id) {
    const sign = signer({ keys: changes.keys, newId: desk.newId }, press.bound);
    const { id = '' } = args.body.view ?? {};
    await args.client.views.update({ view_id: id, view: detailsModal(acted.view, { sign, from: press.from }) });
  }
  return besides(desk, press, acted);
}

/** Some things are not done by a press alone: the form carries the press on, signed anew for itself. */
async function opened(changes: Changes, press: Press, { signed, view }: LookedUp, args: PressArgs): Promise<null> {
  const { from, who } = press;
  const value = signValue(changes.keys, signed, toModal(who.team ?? '', who.user, from));
  const onTop = args.body.view?.type === 'modal';
  await openView(args.client, { trigger: args.body.trigger_id, onTop, view: form(signed.verb, view, { from, value }) });
  return null;
}
