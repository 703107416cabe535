import { type Dispatch, useId, useRef } from 'react';
import type { AppInfo, Channel } from '../../slack/protocol.ts';
import { commandIn } from '../state/completion.ts';
import type { PageEvent, PageState } from '../state/state.ts';
import { Icon } from '../ui/icon.tsx';
import { Completions } from './completions.tsx';
import { lastSent } from './history.ts';
import { useSend } from './use-send.ts';
import { useTyping } from './use-typing.ts';

interface Props {
  readonly channel: Channel;
  readonly threadTs: string | null;
  readonly placeholder: string;
  readonly state: PageState;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly dispatch: Dispatch<PageEvent>;
}

/** Where one types. */
export function Composer({ channel, threadTs, placeholder, state, draft, onDraft, dispatch }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const onSend = useSend({ channel, threadTs, state, dispatch });
  const typing = useTyping({ field, state, draft, onDraft, onSend, last: () => lastSent(channel.id) });
  const { completion, active } = typing;

  return (
    <div className="composer">
      {completion !== null && <Completions {...typing} id={id} completion={completion} />}
      <form
        className="composer__box"
        onSubmit={(event) => {
          event.preventDefault();
          typing.submit();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={threadTs === null ? `Message ${channel.name}` : 'Reply in thread'}
          aria-autocomplete="list"
          aria-controls={completion === null ? undefined : id}
          aria-activedescendant={completion === null ? undefined : `${id}-${active}`}
          placeholder={placeholder}
          value={draft}
          spellCheck={false}
          onChange={({ target }) => typing.onChange(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => typing.onCaret(currentTarget.selectionStart)}
          onKeyDown={typing.onKeyDown}
        />
        <button type="submit" className="composer__send" aria-label="Send" disabled={draft.trim() === ''}>
          <Icon name="send" />
        </button>
      </form>
      <Hint command={commandIn(draft, state.app)} />
    </div>
  );
}

/** One line below: what the keys do, or how the typed command goes on. */
function Hint({ command }: { readonly command: AppInfo['commands'][number] | null }) {
  if (command !== null) {
    return (
      <p className="composer__hint">
        <b>{command.command}</b> <span dir="ltr">{command.usageHint}</span> <i>{command.description}</i>
      </p>
    );
  }
  return (
    <p className="composer__hint">
      <kbd>Enter</kbd> sends · <kbd>Shift</kbd>+<kbd>Enter</kbd> new line · <kbd>/</kbd> commands · <kbd>@</kbd> people
    </p>
  );
}
