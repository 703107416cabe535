import type { Asker } from './actor.ts';
import type { ChangeView, Verb } from './change-view.ts';
import type { Words } from './words.ts';

/** One act of one person on one change. */
export interface Act {
  readonly verb: Verb;
  readonly changeId: string;
  /** Of the preview that the person saw. */
  readonly revision: number;
  /** Null where there was no button. */
  readonly nonce: string | null;
  readonly asker: Asker;
  /** The message whose button was pressed; null where that is not the change's card. */
  readonly messageTs: string | null;
  /** Of break-glass, as typed. */
  readonly reason: string | null;
  readonly ticket: string | null;
}

export interface Acted {
  /** The change as it is now; of `again` and `undo`, the new draft. */
  readonly view: ChangeView;
  /** False: it had been done before. */
  readonly moved: boolean;
  /** What to tell this person only: «you approved this already». */
  readonly aside: Words | null;
}

/** What faces do with changes. */
export interface Acting {
  /**
   * Does it, or says why not (throws `Refusal`). Everything is looked up again; `nonce` is spent by what succeeds. The
   * change's card is drawn by the outbox, its only writer: it is wanted anew whether something moved or not.
   */
  act(of: Act): Promise<Acted>;
  /** Null: there is no such change. */
  view(changeId: string): Promise<ChangeView | null>;
  /** A press that was refused before anything was done: tampered, foreign, out of date. Recorded in the audit log. */
  refused(of: { asker: Asker; why: string; changeId: string | null }): Promise<void>;
  /** Opening the details shows policies: a read of sensitive facts, recorded. */
  viewed(of: { asker: Asker; changeId: string }): Promise<void>;
}
