import { ask as askAs } from '../src/commands/ask.ts';
import type { Deps } from '../src/commands/deps.ts';
import type { Asker } from '../src/core/actor.ts';
import type { Report } from '../src/core/report.ts';

/** Somebody in a terminal. */
const somebody: Asker = {
  actor: { is: 'aws', arn: 'arn:aws:iam::111122223333:user/marcus' },
  origin: { face: 'terminal' },
};

/** A question of somebody, where it does not matter whose. */
export const ask = (deps: Deps, text: string): Promise<Report> => askAs(deps, text, somebody);
