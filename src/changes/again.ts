import type { Asker } from '../core/actor.ts';
import type { Change } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import type { ChangeDeps } from './deps.ts';
import { tooLate } from './gate.ts';
import { placesOf } from './places-of.ts';
import { type Proposed, propose } from './propose.ts';
import { remedyFor } from './remedy-for.ts';
import { undoOf } from './undo-remedy.ts';

/** The same preview anew, of what is there now. Approvals of exactly the same thing, still alive, come along. */
export async function again(deps: ChangeDeps, change: Change, asker: Asker): Promise<Proposed> {
  const remedy = await remedyFor(deps, change);
  const { remedy: of, undoes } = change;
  const wanted = { remedy, params: of.params, places: placesOf(change), asker, after: change };
  return propose(deps, undoes === null ? wanted : { ...wanted, undoes });
}

/** A change that takes this one back, previewed like any other. Throws `Refusal` where there is nothing to take back. */
export async function undo(deps: ChangeDeps, change: Change, asker: Asker): Promise<Proposed> {
  if (change.state === 'applied')
    throw new Refusal(words`Cooper is still reading it back.`, words`Undo it in a minute.`);
  if (change.state === 'drifted' || change.state === 'expired' || change.state === 'rejected')
    throw new Refusal(
      words`Nothing was applied, so there is nothing to undo.`,
      words`${code(`changes show ${change.id}`)} shows why.`,
    );
  if (change.state !== 'verified') throw tooLate(change);
  const remedy = undoOf(change, await remedyFor(deps, change));
  return propose(deps, { remedy, params: { of: change.id }, places: placesOf(change), asker, undoes: change.id });
}
