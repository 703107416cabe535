import type { Change, Step } from '../../core/change.ts';

/** What is to be done next about a change that is being applied. Follows from its steps alone, so that anybody can go on. */
export type Next =
  /** Compare, record the intent, write. */
  | { readonly is: 'send'; readonly step: Step }
  /** The intent is recorded, and nobody knows what came of it: read. */
  | { readonly is: 'settle'; readonly step: Step }
  /** AWS said yes: read back. */
  | { readonly is: 'verify'; readonly step: Step }
  /** A later one failed: take this one back. */
  | { readonly is: 'undo'; readonly step: Step }
  /** The undo may have been sent: read. */
  | { readonly is: 'settle undo'; readonly step: Step }
  | { readonly is: 'done' }
  /** Something failed, and what could be taken back is. */
  | { readonly is: 'failed'; readonly step: Step };

export function nextOf({ steps }: Pick<Change, 'steps'>): Next {
  const undoing = steps.find(({ state }) => state === 'undoing');
  if (undoing) return { is: 'settle undo', step: undoing };
  const sending = steps.find(({ state }) => state === 'sending');
  if (sending) return { is: 'settle', step: sending };
  // The last one: those before it that are stuck are so because of it.
  const bad = steps.findLast(({ state }) => state === 'refused' || state === 'stuck');
  if (bad) return afterFailure(steps, bad);
  const written = steps.find(({ state }) => state === 'written');
  if (written) return { is: 'verify', step: written };
  const waiting = steps.find(({ state }) => state === 'waiting');
  return waiting ? { is: 'send', step: waiting } : { is: 'done' };
}

/** The latest first. */
function afterFailure(steps: readonly Step[], bad: Step): Next {
  const made = steps.findLast(({ state }) => state === 'written' || state === 'verified');
  return made ? { is: 'undo', step: made } : { is: 'failed', step: bad };
}
