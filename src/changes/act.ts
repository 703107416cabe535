import type { Asker } from '../core/actor.ts';
import type { Change } from '../core/change.ts';
import { spendNonce } from '../store/nonces.ts';
import type { Trx } from '../store/open.ts';
import type { ChangeDeps } from './deps.ts';
import { personOf } from './rules/eligible.ts';

export interface Act {
  readonly asker: Asker;
  /** What the person saw; null: they saw it just now. */
  readonly revision: number | null;
  /** Of the button; null in a terminal. */
  readonly nonce: string | null;
}

/** What came of an act. `moved` false: it had been done before. */
export interface Done {
  readonly change: Change;
  readonly moved: boolean;
}

/** Each button works once for each person; without one there is nothing to spend. */
export async function spent(trx: Trx, deps: ChangeDeps, { nonce, asker }: Act): Promise<boolean> {
  return nonce === null || spendNonce(trx, nonce, personOf(deps.rules(), asker.actor));
}
