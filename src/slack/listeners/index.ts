import type { App, ButtonAction, MessageShortcut, BlockAction } from '@slack/bolt';
import { changeDetails } from '../changes/details-listener.ts';
import { changePress } from '../changes/press-listener.ts';
import { changeSubmission } from '../changes/submission-listener.ts';
import type { Changes } from '../changes/changes.ts';
import type { Desk } from '../desk.ts';
import { anyChangeAct, anyChangeDetails, changeForm, names } from '../names.ts';
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
  if (desk.changes !== null) listenToChanges(app, desk, desk.changes);
}

/** The buttons under changes, and the forms that some of them open. */
function listenToChanges(app: App, desk: Desk, changes: Changes): void {
  const on = (action_id: RegExp) => ({ type: 'block_actions', action_id }) as const;
  app.action<BlockAction<ButtonAction>>(on(anyChangeAct), changePress(desk, changes));
  app.action<BlockAction<ButtonAction>>(on(anyChangeDetails), changeDetails(desk, changes));
  app.view({ callback_id: changeForm, type: 'view_submission' }, changeSubmission(desk, changes));
}
