import { errorAlone } from '../analyzers/access/report/said.ts';
import { checkOperation, diagnosis, subjectOf, wanted } from '../analyzers/access/index.ts';
import { collect } from '../aws/collect.ts';
import { errorExcerpt } from '../core/parse-question.ts';
import type { Command } from './command.ts';
import { askedIn, becauseOf } from './pasted.ts';
import { withRemedies } from './remedy-offers.ts';

/** Why can't somebody reach this bucket or object? */
export const diagnose: Command = {
  name: 'diagnose',
  usage: '<bucket> [key] [as <arn>|anonymous] [for <action>] [because "<error>"]',
  summary: 'Why is this bucket or object refused, and what is the smallest fix?',
  examples: [
    'diagnose cooper-media videos/intro.mp4',
    'diagnose s3://cooper-media/videos/intro.mp4 as arn:aws:iam::111122223333:user/marcus',
    'diagnose arn:aws:s3:::cooper-media as anonymous for s3:ListBucket',
    'diagnose cooper-media videos/intro.mp4 because "An error occurred (AccessDenied) …"',
    'diagnose "cooper-media" "a key with spaces.txt"',
  ],

  async run(deps, words) {
    const asked = askedIn(words);
    if (asked.is === 'error')
      return errorAlone(asked.said, becauseOf(errorExcerpt(asked.error)), deps.now().toISOString());
    const { question } = asked;
    const { target } = question;
    checkOperation(question);
    const about = subjectOf(question);
    const facts = await collect(deps.aws, target, wanted(target.key !== null), deps.now(), { about });
    return withRemedies(diagnosis(facts, question), question);
  },
};
