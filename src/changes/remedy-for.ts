import type { Change } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import type { Remedy } from '../core/remedy.ts';
import { code, words } from '../core/words.ts';
import { remedyOf } from '../remedies/index.ts';
import { findChange } from '../store/changes.ts';
import type { ChangeDeps } from './deps.ts';
import { noSuchChange } from './gate.ts';
import { undoneId, undoOf } from './undo-remedy.ts';

/** The remedy of a change: of the catalogue, or the undoing of another change. Throws `Refusal` when this Cooper has it no more. */
export async function remedyFor(
  deps: Pick<ChangeDeps, 'store'>,
  change: Pick<Change, 'remedy' | 'undoes'>,
): Promise<Remedy> {
  if (change.undoes !== null) {
    const undone = await findChange(deps.store.db, change.undoes);
    if (undone === null) throw noSuchChange(change.undoes);
    return undoOf(undone, catalogued(undone));
  }
  return catalogued(change);
}

/** An undo of an undo leads to the remedy that began it. */
function catalogued({ remedy }: Pick<Change, 'remedy'>): Remedy {
  const found = remedyOf(undoneId(remedy.id));
  if (found === null)
    throw new Refusal(
      words`This Cooper has no remedy called ${code(remedy.id)}.`,
      words`Preview what it has: ${code('help fix')}.`,
    );
  return found;
}
