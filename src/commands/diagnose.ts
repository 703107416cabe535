import { diagnosis, wanted } from '../analyzers/access/index.ts';
import { collect } from '../aws/collect.ts';
import { parseTarget } from '../core/parse-target.ts';
import type { Command } from './command.ts';

/** Why can't somebody reach this bucket or object? */
export const diagnose: Command = {
  name: 'diagnose',
  usage: '<bucket> [key]',
  summary: 'Why is this bucket or object refused, and what stands in the way?',
  examples: [
    'diagnose cooper-media videos/intro.mp4',
    'diagnose s3://cooper-media/videos/intro.mp4',
    'diagnose arn:aws:s3:::cooper-media',
    'diagnose "cooper-media" "a key with spaces.txt"',
  ],

  async run(deps, words) {
    const target = parseTarget(words);
    return diagnosis(await collect(deps.aws, target, wanted(target.key !== null), deps.now()));
  },
};
