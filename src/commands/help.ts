import { Refusal } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Report, Section } from '../core/report.ts';
import { code, words } from '../core/words.ts';
import type { Command } from './command.ts';

/** Help needs the list that it is itself part of, so it is made from it. */
export function makeHelp(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: '[command]',
    summary: 'What Cooper can do, and how to ask.',
    examples: ['help', 'help diagnose'],
    run: (deps, asked) => Promise.resolve(help(commands(), asked.trim().toLowerCase(), deps.now().toISOString())),
  };
}

function help(commands: readonly Command[], name: string, at: string): Report {
  if (name !== '' && !commands.some((command) => command.name === name)) throw unknownCommand(name, commands);
  const about = commands.filter((command) => name === '' || command.name === name);
  return {
    question: 'help',
    asked: name,
    target: null,
    at,
    verdict: {
      is: 'note',
      text: words`Cooper explains what is wrong with an S3 bucket, from what AWS itself says, and mends it after asking first.`,
      check: null,
    },
    warnings: [],
    sections: [overview(about), examples(about), inTerminal],
    offers: [],
    unknowns: [],
  };
}

const overview = (about: readonly Command[]): Section => ({
  is: 'table',
  title: 'Questions',
  folded: false,
  columns: [
    { name: 'Ask', align: 'left' },
    { name: 'To learn', align: 'left' },
  ],
  rows: about.map(({ name, usage, summary }) => [`${name} ${usage}`, summary]),
});

const examples = (about: readonly Command[]): Section => ({
  is: 'text',
  title: 'For example',
  text: [
    words`In Slack these stand after ${code('/s3')}, after a mention of Cooper in a thread, or alone in a direct message; in a terminal after ${code('cooper')}.`,
    ...about.flatMap((command) => command.examples.map((example) => [code(example)])),
  ],
});

const inTerminal: Section = {
  is: 'text',
  title: 'In a terminal',
  text: [
    words`${code('--json')} gives the answer to a program. ${code('--as')}, ${code('--for')} and ${code('--because')} say the same as the words without dashes; ${code('--because -')} reads the error from standard input.`,
    words`Exit code 0: answered, whatever the answer. 2: the question or the configuration is at fault. 1: Cooper is.`,
  ],
};

/** Somebody typed a word that is no command: name the nearest, and say how to see all. */
export function unknownCommand(typed: string, commands: readonly Command[]): Refusal {
  const near = nearest(
    typed,
    commands.map(({ name }) => name),
  );
  const known = commands.find(({ name }) => name === near);
  const short = typed.length > 60 ? `${typed.slice(0, 60)}…` : typed;
  return new Refusal(
    words`Cooper has no question called ${code(short)}.`,
    known
      ? words`Was it ${code(`${known.name} ${known.usage}`)}?`
      : words`${code('help')} lists what there is. About a bucket, ask ${code('diagnose <bucket> [key]')}.`,
  );
}
