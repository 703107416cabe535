import type { ChangeView } from '../../core/change-view.ts';
import { Refusal } from '../../core/errors.ts';
import { code, plain, words } from '../../core/words.ts';
import type { Desk } from '../desk.ts';
import { names } from '../names.ts';
import type { Changes } from './changes.ts';
import type { Wish } from './press.ts';
import { type Signed, type Verified, verifyValue } from './signed-value.ts';

/** What somebody wants, now that its value has proved to be ours, and the change as the store has it. */
export interface LookedUp {
  readonly signed: Signed;
  readonly view: ChangeView;
}

/** Throws `Refusal`, recorded, when the value is not ours, not for this place, or of a preview that is out of date. */
export async function lookedUp(desk: Desk, changes: Changes, wish: Wish): Promise<LookedUp> {
  const verified = verifyValue(changes.keys, wish.value, wish.bound);
  if (verified.is === 'refused') throw await refused(desk, changes, wish, notOurs(verified.why), null);
  const { signed } = verified;
  if (wish.called !== null && wish.called !== signed.verb)
    throw await refused(desk, changes, wish, notOurs('tampered or foreign'), null);
  const view = await changes.acting.view(signed.changeId);
  if (view === null) throw await refused(desk, changes, wish, gone(), signed.changeId);
  if (view.change.revision !== signed.revision)
    throw await refused(desk, changes, wish, outOfDate(signed.changeId), signed.changeId);
  return { signed, view };
}

/** The refusal, once it is recorded. That it could not be recorded does not keep the person from being told. */
export async function refused(
  desk: Desk,
  { acting }: Changes,
  { asker }: Wish,
  refusal: Refusal,
  changeId: string | null,
): Promise<Refusal> {
  await acting
    .refused({ asker, why: plain(refusal.because), changeId })
    .catch((err: unknown) => desk.log.error({ err }, 'a refused press could not be recorded'));
  return refusal;
}

const openOnes = words`${code(`${names.command} changes`)} lists the changes that are open.`;

function notOurs(why: Extract<Verified, { is: 'refused' }>['why']): Refusal {
  switch (why) {
    case 'unknown key':
      return new Refusal(
        words`Cooper no longer has the key that this button was signed with. Nothing was done.`,
        openOnes,
      );
    case 'malformed':
    case 'tampered or foreign':
      return new Refusal(words`Cooper did not make this button for this place. Nothing was done.`, openOnes);
  }
}

const gone = (): Refusal => new Refusal(words`Cooper knows no such change any more. Nothing was done.`, openOnes);

const outOfDate = (id: string): Refusal =>
  new Refusal(
    words`This preview is out of date: the change has been previewed anew since. Nothing was done.`,
    words`Go on with its newest card, or with ${code(`${names.command} changes show ${id}`)}.`,
  );
