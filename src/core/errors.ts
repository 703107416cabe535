import type { DiffSection } from './report.ts';
import { plain, type Words } from './words.ts';

export interface RefusalOptions extends ErrorOptions {
  /** What it rests on, where seeing that helps. */
  readonly diffs?: readonly DiffSection[];
}

/** An error meant for the person who asked: shown as it stands. It says what is wrong and what to do next. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly because: Words;
  readonly next: Words;
  readonly diffs: readonly DiffSection[];

  constructor(because: Words, next: Words, options?: RefusalOptions) {
    super(`${plain(because)} ${plain(next)}`, options);
    this.because = because;
    this.next = next;
    this.diffs = options?.diffs ?? [];
  }
}
