import type { WebClient } from '@slack/web-api';
import { Refusal } from '../../core/errors.ts';
import { answer } from '../answer.ts';
import type { Message } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { reply, type Way } from '../reply.ts';
import { waysBack } from '../ways-back.ts';
import { toModal } from './bound.ts';
import type { Changes } from './changes.ts';
import { detailsModal } from './details.ts';
import { lookedUp } from './looked-up.ts';
import { loading, told } from './modal.ts';
import { fillView, type Opened, openView } from './open-view.ts';
import { answering } from './press-listener.ts';
import { type Press, type PressArgs, pressOf } from './press.ts';
import { signer } from './signer.ts';

/**
 * «View details»: a modal at once, which says nothing yet; then, for whoever may see it, everything. That they saw it
 * is recorded before they do.
 */
export const changeDetails = (desk: Desk, changes: Changes) =>
  answer<PressArgs>(desk, (args) => {
    const { client, body } = args;
    const press = pressOf(args);
    const modal = settled(openView(client, { trigger: body.trigger_id, onTop: false, view: loading() }));
    const { who, place } = press;
    const elsewhere = waysBack({ respond: null, client, user: who.user, place, replace: false });
    return {
      ...answering(desk, changes, press, args),
      aside: reply(desk.log, [inModal(client, modal), ...elsewhere]),
      work: () => filled(desk, changes, press, { client, modal }),
    };
  });

type Modal = Promise<{ readonly opened: Opened } | { readonly error: unknown }>;

/** Nobody waits for it yet, so it must not be left to fail by itself. */
const settled = (opening: Promise<Opened>): Modal =>
  opening.then(
    (opened) => ({ opened }),
    (error: unknown) => ({ error }),
  );

/** A refusal stands where the details would have. */
const inModal =
  (client: WebClient, modal: Modal): Way =>
  async (message: Message) => {
    const is = await modal;
    if ('error' in is) throw is.error;
    await fillView(client, is.opened, told(message));
  };

async function filled(
  desk: Desk,
  changes: Changes,
  press: Press,
  { client, modal }: { client: WebClient; modal: Modal },
): Promise<null> {
  const { view } = await lookedUp(desk, changes, press);
  const is = await modal;
  if ('error' in is) throw is.error instanceof Refusal ? is.error : new Error('no modal', { cause: is.error });
  await changes.acting.viewed({ asker: press.asker, changeId: view.change.id });
  const { from, who } = press;
  const sign = signer({ keys: changes.keys, newId: desk.newId }, toModal(who.team ?? '', who.user, from));
  await fillView(client, is.opened, detailsModal(view, { sign, from }));
  return null;
}
