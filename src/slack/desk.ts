import type { Logger } from 'pino';
import type { Deps } from '../commands/deps.ts';
import type { Asker } from '../core/actor.ts';
import type { Report } from '../core/report.ts';
import type { Answers } from './answers.ts';
import type { Asks } from './blocks/home.ts';
import type { Changes } from './changes/changes.ts';
import type { People } from './people.ts';

/** Understands a question as it was typed, and answers it. Throws `Refusal` for what the person can put right. */
export type Ask = (deps: Deps, text: string, asker: Asker) => Promise<Report>;

/** What every listener needs; made once. */
export interface Desk {
  readonly deps: Deps;
  readonly ask: Ask;
  /** What can be asked, for the App Home. */
  readonly commands: readonly Asks[];
  readonly people: People;
  readonly answers: Answers;
  /** Null: nothing can be changed from here. */
  readonly changes: Changes | null;
  readonly newId: () => string;
  readonly log: Logger;
}
