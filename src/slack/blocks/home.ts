import type { HomeView } from '@slack/types';
import type { Command } from '../../commands/command.ts';
import { code, words } from '../../core/words.ts';
import { names } from '../names.ts';
import { limits } from '../limits.ts';
import type { Block } from './block.ts';
import { bold, bullets, line, prose, richText, said } from './rich.ts';
import { titled } from './titled.ts';

/** What Cooper can be asked; the same data the help text is made of. */
export type Asks = Pick<Command, 'name' | 'usage' | 'summary' | 'examples'>;

/** The App Home: what is being changed, what Cooper can do, and every way to ask. `changes` is null where nothing can be. */
export function home(commands: readonly Asks[], changes: readonly Block[] | null = null): HomeView {
  const blocks: readonly Block[] = [
    titled('Cooper explains what is wrong with an S3 bucket'),
    richText(line(...prose(changes === null ? onlyReads : changesToo))),
    ...(changes ?? []),
    titled('How to ask'),
    richText(bullets(ways.map((way) => line(...prose(way))))),
    ...(commands.length > 0 ? [titled('What to ask'), ...commands.map(one)] : []),
  ];
  return {
    type: 'home',
    blocks: blocks.filter(({ type }) => type !== 'data_visualization').slice(0, limits.homeBlocks),
  };
}

const onlyReads = words`It reads AWS, says what it found and what it could not see, and changes nothing.`;
const changesToo = words`It reads AWS, says what it found and what it could not see, and changes what people approve.`;

const ways = [
  words`In any channel: ${code(`${names.command} diagnose cooper-media videos/intro.mp4`)}. Only you see the answer.`,
  words`In a thread, where slash commands don't work: mention Cooper, ${code('@Cooper diagnose cooper-media')}.`,
  words`On a message with an error: its menu, then «Diagnose this S3 error». Cooper asks with the error itself.`,
  words`Say who is refused, and what: ${code(`${names.command} diagnose cooper-media videos/intro.mp4 as arn:aws:iam::111122223333:role/web for s3:GetObject`)}.`,
  words`Here in the Messages tab, without any prefix: ${code('diagnose s3://cooper-media/videos/intro.mp4')}.`,
] as const;

function one({ name, usage, summary, examples }: Asks) {
  const example = examples.slice(0, 2).map((text) => line(...prose([code(exampleOf(name, text))])));
  const head = line(
    bold(name),
    said(' '),
    ...prose([code(usage === '' ? name : `${name} ${usage}`)]),
    said(`\n${summary}`),
  );
  return example.length > 0 ? richText(head, bullets(example)) : richText(head);
}

/** Examples may be written with or without the command's name. */
const exampleOf = (name: string, text: string): string =>
  `${names.command} ${text === name || text.startsWith(`${name} `) ? text : `${name} ${text}`}`;
