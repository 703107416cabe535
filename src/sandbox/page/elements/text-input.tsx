import { type KeyboardEvent, useState } from 'react';
import { list, number, record, string, wordsOf } from '../json.ts';
import { type ElementProps, useField } from './field.ts';

/** `plain_text_input`, `email_text_input`, `url_text_input` and `number_input`. */
export function TextInput(props: ElementProps) {
  const { element } = props;
  const field = useField(props);
  const [typed, setTyped] = useState(string(field.value['value']));
  const triggers = list(record(element['dispatch_action_config'])['trigger_actions_on']);
  const onEnter = triggers.length === 0 || triggers.includes('on_enter_pressed');
  const onCharacter = triggers.includes('on_character_entered');
  const isMultiline = element['multiline'] === true;

  function change(text: string): void {
    setTyped(text);
    field.set({ value: text === '' ? null : text }, props.dispatches && onCharacter);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || isMultiline || !props.dispatches || !onEnter) return;
    event.preventDefault();
    field.set({ value: typed === '' ? null : typed }, true);
  }

  const shared = {
    className: 'text-input',
    'aria-labelledby': props.labelledBy,
    placeholder: wordsOf(element['placeholder']),
    autoFocus: element['focus_on_load'] === true,
    maxLength: number(element['max_length'], 3000),
    dir: 'auto',
    value: typed,
    onKeyDown,
  } as const;
  if (isMultiline) return <textarea {...shared} rows={4} onChange={({ target }) => change(target.value)} />;
  return (
    <input
      {...shared}
      type="text"
      inputMode={modeOf(element['type'])}
      onChange={({ target }) => change(target.value)}
    />
  );
}

/** Text fields all: it is for the app, not the browser, to say what is wrong with an address or a number. */
function modeOf(type: unknown): 'decimal' | 'email' | 'url' | 'text' {
  if (type === 'number_input') return 'decimal';
  if (type === 'email_text_input') return 'email';
  return type === 'url_text_input' ? 'url' : 'text';
}
