/** A case that gets no decision: its text says why. */
export class Unanswerable extends Error {
  override readonly name = 'Unanswerable';
}

/** A document that AWS would not store: that is the answer to the case. */
export class RejectedPolicy extends Unanswerable {}
