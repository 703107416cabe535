import type { App } from '@slack/bolt';
import { listen } from '../../src/slack/listeners/index.ts';
import { makeDesk } from './desk.ts';

/** What the code listens to, told by an App that only writes down what it is asked to hear. */
export function heard(): { commands: string[]; shortcuts: string[]; events: string[]; actions: string[] } {
  const all = { commands: [] as string[], shortcuts: [] as string[], events: [] as string[], actions: [] as string[] };
  const app = {
    command: (name: string) => all.commands.push(name),
    event: (name: string) => all.events.push(name),
    shortcut: ({ callback_id: id }: { callback_id: string }) => all.shortcuts.push(id),
    action: ({ action_id: id }: { action_id: string | RegExp }) => all.actions.push(String(id)),
  };
  listen(app as unknown as App, makeDesk());
  return all;
}
