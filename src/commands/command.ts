import type { Asker } from '../core/actor.ts';
import type { Report } from '../core/report.ts';
import type { Deps } from './deps.ts';

/** One question that Cooper answers, the same on every face. */
export interface Command {
  /** The word people type; also the file's name. */
  readonly name: string;
  /** What follows the name: `<bucket> [key]`. */
  readonly usage: string;
  /** One line for help texts. */
  readonly summary: string;
  readonly examples: readonly string[];
  /** `words` is what was typed after the name, as it was typed. Throws `Refusal` when it can't be answered. */
  run(deps: Deps, words: string, asker: Asker): Promise<Report>;
}
