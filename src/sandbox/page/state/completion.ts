import type { AppInfo, Person } from '../../slack/protocol.ts';

/** What the composer offers to type, and which part of the text it would replace. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** What is put in place; ends with a space so that typing goes on. */
  readonly text: string;
}

interface Known {
  readonly people: readonly Person[];
  readonly app: AppInfo | null;
}

/** At most this many are shown: more would hide the conversation. */
const most = 8;

/** What could be meant by what stands before the caret; null when there is nothing to complete. */
export function completionAt(text: string, caret: number, known: Known): Completion | null {
  const before = text.slice(0, caret);
  const found = commandsFor(before, known) ?? mentionsFor(before, known);
  return found === null || found.choices.length === 0 ? null : { ...found, to: caret };
}

/** The command that a text starts with, once it is typed in full: its usage is shown while the rest is typed. */
export function commandIn(text: string, app: AppInfo | null): AppInfo['commands'][number] | null {
  const name = /^\/\S+(?=\s)/.exec(text)?.[0];
  return app?.commands.find((command) => command.command === name) ?? null;
}

export function completed(text: string, { from, to }: Completion, choice: Choice): { text: string; caret: number } {
  const rest = text.slice(to).replace(/^ /, '');
  return { text: `${text.slice(0, from)}${choice.text}${rest}`, caret: from + choice.text.length };
}

type Found = Omit<Completion, 'to'>;

function commandsFor(before: string, { app }: Known): Found | null {
  if (!/^\/\S*$/.test(before)) return null;
  const commands = (app?.commands ?? []).filter(({ command }) => command.startsWith(before.toLowerCase()));
  return {
    from: 0,
    choices: commands.slice(0, most).map(({ command, description, usageHint }) => ({
      key: command,
      title: usageHint === '' ? command : `${command} ${usageHint}`,
      detail: description,
      text: `${command} `,
    })),
  };
}

function mentionsFor(before: string, { people, app }: Known): Found | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}._-]*)$/u.exec(before);
  if (found === null) return null;
  const typed = (found[1] ?? '').toLowerCase();
  const bots = app === null ? [] : [{ key: app.userId, title: app.name, detail: 'app', text: `@${app.name} ` }];
  const persons = people
    .filter(({ id, kind }) => kind !== 'deactivated' && kind !== 'bot' && id !== app?.userId)
    .map(({ id, name, realName, title }) => ({
      key: id,
      title: realName,
      detail: `${name} · ${title}`,
      text: `@${name} `,
    }));
  const choices = [...bots, ...persons].filter(({ title, text }) =>
    [title, text.slice(1), ...title.split(' ')].some((word) => word.toLowerCase().startsWith(typed)),
  );
  return { from: before.length - typed.length - 1, choices: choices.slice(0, most) };
}
