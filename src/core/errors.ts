import { plain, type Words } from './words.ts';

/** An error meant for the person who asked: shown as it stands. It says what is wrong and what to do next. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly because: Words;
  readonly next: Words;

  constructor(because: Words, next: Words, options?: ErrorOptions) {
    super(`${plain(because)} ${plain(next)}`, options);
    this.because = because;
    this.next = next;
  }
}
