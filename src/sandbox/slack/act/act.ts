import type { Act, ActAnswer } from '../protocol.ts';
import { close } from './close.ts';
import { openHome } from './open-home.ts';
import { options } from './options.ts';
import { press } from './press.ts';
import { refused } from './outcome.ts';
import type { Sandbox } from '../sandbox.ts';
import { say } from './say.ts';
import { shortcut } from './shortcut.ts';
import { submit } from './submit.ts';

/** What a person does in their client. Answers when the app has acknowledged it, where Slack waits for that. */
export async function perform(sandbox: Sandbox, act: Act): Promise<ActAnswer> {
  return canAct(sandbox, act.as) ? performed(sandbox, act) : refused('user_not_found');
}

function performed(sandbox: Sandbox, act: Act): Promise<ActAnswer> {
  switch (act.do) {
    case 'say':
      return say(sandbox, act);
    case 'press':
      return press(sandbox, act);
    case 'submit':
      return submit(sandbox, act);
    case 'close':
      return close(sandbox, act);
    case 'shortcut':
      return shortcut(sandbox, act);
    case 'options':
      return options(sandbox, act);
    case 'open-home':
      return openHome(sandbox, act.as);
  }
}

function canAct({ state }: Sandbox, user: string): boolean {
  const kind = state.people.get(user)?.kind;
  return kind !== undefined && kind !== 'bot' && kind !== 'deactivated';
}
