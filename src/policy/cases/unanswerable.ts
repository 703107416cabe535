/** A case that gets no decision: its text says why. */
export class Unanswerable extends Error {
  override readonly name = 'Unanswerable';
}
