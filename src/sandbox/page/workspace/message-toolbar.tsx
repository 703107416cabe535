import { useContext } from 'react';
import type { AppInfo, Message } from '../../slack/protocol.ts';
import { TalkContext } from '../talk/talk.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

interface Props {
  readonly message: Message;
  readonly app: AppInfo | null;
  readonly onThread: ((ts: string) => void) | null;
}

/** What can be done with a message: reply to it, or hand it to the app. Shown on hover and on focus. */
export function MessageToolbar({ message, app, onThread }: Props) {
  const { send, tell } = useContext(TalkContext);
  const shortcuts = app?.messageShortcuts ?? [];

  async function run(callbackId: string): Promise<void> {
    const answer = await send({ do: 'shortcut', callbackId, channel: message.channel, ts: message.ts });
    if (!answer.ok) tell(`The shortcut didn’t reach ${app?.name ?? 'the app'}: ${answer.error}`);
  }

  const items = shortcuts.map(({ callbackId, name }) => ({
    key: callbackId,
    label: name,
    detail: app?.name ?? '',
    onChoose: () => void run(callbackId),
  }));
  if (onThread === null && items.length === 0) return null;

  return (
    <div className="toolbar" role="toolbar" aria-label="Message actions">
      {onThread !== null && (
        <button
          type="button"
          className="toolbar__button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => onThread(message.threadTs ?? message.ts)}
        >
          <Icon name="thread" />
        </button>
      )}
      {items.length > 0 && (
        <Menu label="More message actions" className="toolbar__button" items={items}>
          <Icon name="more" />
        </Menu>
      )}
    </div>
  );
}
