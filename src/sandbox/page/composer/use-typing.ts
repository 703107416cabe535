import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { type Choice, type Completion, completed, completionAt } from '../state/completion.ts';
import type { PageState } from '../state/state.ts';

interface Options {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly state: PageState;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSend: (text: string) => void;
  /** What was sent last here; null when nothing was. */
  readonly last: () => string | null;
}

interface Typing {
  /** What is offered at the caret; null when nothing is. */
  readonly completion: Completion | null;
  readonly active: number;
  readonly onActive: (nth: number) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onChange: (text: string, caret: number) => void;
  readonly onCaret: (caret: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly submit: () => void;
}

/** What the keys do in a composer: Enter sends, Tab and Enter complete, Up brings back what was sent last. */
export function useTyping({ field, state, draft, onDraft, onSend, last }: Options): Typing {
  const [{ caret, active, isHushed }, setPointer] = useState({ caret: 0, active: 0, isHushed: false });
  const point = (change: { caret?: number; active?: number; isHushed?: boolean }): void =>
    setPointer((before) => ({ ...before, ...change }));
  const hush = (): void => point({ isHushed: true });
  const move = (to: number): void => point({ active: to });
  const completion = isHushed ? null : completionAt(draft, Math.min(caret, draft.length), state);
  useForeignDraft(field, draft, hush);

  function write(text: string, at: number, hushed = false): void {
    onDraft(text);
    point({ caret: at, active: 0, isHushed: hushed });
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  }

  function choose(choice: Choice): void {
    if (completion === null) return;
    const next = completed(draft, completion, choice);
    write(next.text, next.caret);
  }

  function submit(): void {
    if (draft.trim() === '') return;
    onSend(draft.trim());
    write('', 0);
  }

  const recall = (text: string): void => write(text, text.length, true);
  const keys = { completion, active, isEmpty: draft === '', last, submit, choose, move, hush, recall };
  return {
    completion,
    active,
    onActive: move,
    onChoose: choose,
    onChange: (text, at) => write(text, at),
    onCaret: (at) => point({ caret: at }),
    submit,
    onKeyDown(event) {
      if (event.nativeEvent.isComposing) return;
      if (choiceKey(event.key, keys) || textKey(event.key, event.shiftKey, keys)) event.preventDefault();
    },
  };
}

interface Keys {
  readonly completion: Completion | null;
  readonly active: number;
  readonly isEmpty: boolean;
  readonly last: () => string | null;
  readonly submit: () => void;
  readonly choose: (choice: Choice) => void;
  readonly move: (to: number) => void;
  readonly hush: () => void;
  readonly recall: (text: string) => void;
}

/** A key while something is offered. Says whether it meant anything. */
function choiceKey(key: string, { completion, active, move, hush, choose }: Keys): boolean {
  if (completion === null) return false;
  const { choices } = completion;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const choice = choices[active];
  if (step !== undefined) move((active + step + choices.length) % choices.length);
  else if (key === 'Escape') hush();
  else if ((key === 'Tab' || key === 'Enter') && choice !== undefined) choose(choice);
  else return false;
  return true;
}

/** Any other key. Says whether it meant anything. */
function textKey(key: string, isShifted: boolean, { isEmpty, last, recall, submit }: Keys): boolean {
  const again = key === 'ArrowUp' && isEmpty ? last() : null;
  if (again !== null) recall(again);
  else if (key === 'Enter' && !isShifted) submit();
  else return false;
  return true;
}

/** A draft that was not typed here, such as an example, is to be typed on: the focus goes to its end. */
function useForeignDraft(field: Options['field'], draft: string, onFocus: () => void): void {
  useEffect(() => {
    const box = field.current;
    if (box === null || draft === '' || document.activeElement === box) return;
    box.focus();
    box.setSelectionRange(draft.length, draft.length);
    onFocus();
    // oxlint-disable-next-line react/exhaustive-deps -- only a new draft moves the focus
  }, [draft]);
}
