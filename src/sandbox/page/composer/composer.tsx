import { type Dispatch, type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import type { Channel } from '../../slack/protocol.ts';
import { type Choice, commandIn, completed, completionAt } from '../state/completion.ts';
import type { PageEvent, PageState } from '../state/state.ts';
import { TalkContext } from '../talk/talk.ts';
import { Icon } from '../ui/icon.tsx';
import { Completions } from './completions.tsx';
import { lastSent, remember } from './history.ts';

interface Props {
  readonly channel: Channel;
  readonly threadTs: string | null;
  readonly placeholder: string;
  readonly state: PageState;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly dispatch: Dispatch<PageEvent>;
}

/** Where one types. Enter sends, Shift+Enter starts a line, Tab completes, Up brings back what was sent last. */
export function Composer({ channel, threadTs, placeholder, state, draft, onDraft, dispatch }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [isHushed, setHushed] = useState(false);
  const [active, setActive] = useState(0);
  const id = useId();
  const send = useSend({ channel, threadTs, state, dispatch });
  const completion = isHushed ? null : completionAt(draft, Math.min(caret, draft.length), state);
  const command = commandIn(draft, state.app);

  // A draft that was not typed here, such as an example, is to be typed on.
  useEffect(() => {
    const box = field.current;
    if (box === null || draft === '' || document.activeElement === box) return;
    box.focus();
    box.setSelectionRange(draft.length, draft.length);
    setCaret(draft.length);
    setHushed(true);
  }, [draft]);

  function write(text: string, at: number): void {
    onDraft(text);
    setCaret(at);
    setActive(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  }

  function choose(choice: Choice): void {
    if (completion === null) return;
    const next = completed(draft, completion, choice);
    write(next.text, next.caret);
  }

  function submit(): void {
    if (draft.trim() === '') return;
    send(draft.trim());
    write('', 0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const isHandled =
      (completion !== null && onChoiceKey(event.key, completion.choices)) || onTextKey(event.key, event.shiftKey);
    if (isHandled) event.preventDefault();
  }

  function onChoiceKey(key: string, choices: readonly Choice[]): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const choice = choices[active];
    if (step !== undefined) setActive((active + step + choices.length) % choices.length);
    else if (key === 'Escape') setHushed(true);
    else if ((key === 'Tab' || key === 'Enter') && choice !== undefined) choose(choice);
    else return false;
    return true;
  }

  function onTextKey(key: string, isShifted: boolean): boolean {
    const last = key === 'ArrowUp' && draft === '' ? lastSent(channel.id) : null;
    if (last !== null) {
      write(last, last.length);
      setHushed(true);
      return true;
    }
    if (key !== 'Enter' || isShifted) return false;
    submit();
    return true;
  }

  return (
    <div className="composer">
      {completion !== null && (
        <Completions id={id} completion={completion} active={active} onActive={setActive} onChoose={choose} />
      )}
      <form
        className="composer__box"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
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
          onChange={({ target }) => {
            setHushed(false);
            onDraft(target.value);
            setActive(0);
            setCaret(target.selectionStart);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="composer__send" aria-label="Send" disabled={draft.trim() === ''}>
          <Icon name="send" />
        </button>
      </form>
      <p className="composer__hint">
        {command === null ? (
          <>
            <kbd>Enter</kbd> sends · <kbd>Shift</kbd>+<kbd>Enter</kbd> new line · <kbd>/</kbd> commands · <kbd>@</kbd>{' '}
            people
          </>
        ) : (
          <>
            <b>{command.command}</b> <span dir="ltr">{command.usageHint}</span> <i>{command.description}</i>
          </>
        )}
      </p>
    </div>
  );
}

type Sending = Pick<Props, 'channel' | 'threadTs' | 'state' | 'dispatch'>;

/** Sends a text, and shows that the app was asked until it answers. */
function useSend({ channel, threadTs, state: { app }, dispatch }: Sending): (text: string) => void {
  const talk = useContext(TalkContext);
  const asked = useRef(0);

  async function send(text: string): Promise<void> {
    const id = Date.now() + (asked.current += 1);
    const at = Date.now() / 1000;
    remember(channel.id, text);
    const isForApp = app !== null && (text.startsWith('/') || text.includes(`@${app.name}`));
    if (isForApp) dispatch({ type: 'asked', waiting: { id, channel: channel.id, threadTs, text, at } });
    const answer = await talk.send({ do: 'say', channel: channel.id, threadTs, text });
    if (answer.ok) return;
    dispatch({ type: 'gave_up', id });
    dispatch({ type: 'told', notice: { channel: channel.id, threadTs, text: answer.error, at } });
  }

  return (text) => void send(text);
}
