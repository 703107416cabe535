import type { App, ButtonAction, MessageShortcut, BlockAction } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { names } from '../names.ts';
import { button, presses } from './button.ts';
import { command } from './command.ts';
import { directMessage } from './direct-message.ts';
import { openedHome } from './home.ts';
import { mention } from './mention.ts';
import { shortcut } from './shortcut.ts';

/** Everything that Cooper hears in Slack; manifest.yml declares the same. */
export function listen(app: App, desk: Desk): void {
  app.command(names.command, command(desk));
  app.event('app_mention', mention(desk));
  app.event('message', directMessage(desk));
  app.event('app_home_opened', openedHome(desk));
  app.shortcut<MessageShortcut>({ callback_id: names.shortcut, type: 'message_action' }, shortcut(desk));
  for (const { on, press } of presses)
    app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: on }, button(desk, press));
}
