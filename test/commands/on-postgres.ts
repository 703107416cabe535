import type { Command } from '../../src/commands/command.ts';
import type { Deps } from '../../src/commands/deps.ts';
import type { Asker } from '../../src/core/actor.ts';
import type { Report } from '../../src/core/report.ts';
import { plain } from '../../src/core/words.ts';
import type { World } from '../changes/world.ts';
import { asker } from '../changes/world.ts';

export const depsOf = ({ deps }: World): Deps => ({
  aws: deps.aws,
  now: deps.now,
  log: deps.log,
  changing: async () => deps,
});

export const run = (world: World, command: Command, typed: string, who: Asker = asker('priya')): Promise<Report> =>
  command.run(depsOf(world), typed, who);

export const said = ({ verdict: { is, word, text } }: Report): string => `${is} ${word ?? ''}: ${plain(text)}`;
