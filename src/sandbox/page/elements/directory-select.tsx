import { useContext, useState } from 'react';
import { type Json, list, string, wordsOf } from '../json.ts';
import { type Directory, DirectoryContext } from '../text/directory.ts';
import { type ElementProps, useField } from './field.ts';
import { matching, type Option } from './options.ts';
import { Picker } from './picker.tsx';

type Noun = 'user' | 'channel' | 'conversation';

/** `users_select`, `channels_select`, `conversations_select` and their `multi_` twins. */
export function DirectorySelect(props: ElementProps) {
  const field = useField(props);
  const directory = useContext(DirectoryContext);
  const [typed, setTyped] = useState('');
  const type = string(props.element['type']);
  const isMany = type.startsWith('multi_');
  const noun = nounOf(type);
  const all = optionsFor(noun, directory);

  return (
    <Picker
      placeholder={wordsOf(props.element['placeholder']) || `Choose a ${noun}`}
      labelledBy={props.labelledBy}
      chosen={all.filter(({ key }) => idsIn(field.value, noun).includes(key))}
      isMany={isMany}
      isPending={field.isPending}
      options={matching(all, typed)}
      onType={setTyped}
      onChoose={(chosen) => {
        const ids = chosen.map(({ key }) => key);
        field.set(isMany ? { [`selected_${noun}s`]: ids } : { [`selected_${noun}`]: ids[0] ?? null });
      }}
    />
  );
}

function nounOf(type: string): Noun {
  if (type.endsWith('users_select')) return 'user';
  return type.endsWith('channels_select') ? 'channel' : 'conversation';
}

const idsIn = (value: Json, noun: Noun): readonly unknown[] => [
  value[`selected_${noun}`],
  ...list(value[`selected_${noun}s`]),
];

function optionsFor(noun: Noun, { people, channels }: Directory): readonly Option[] {
  if (noun === 'user') {
    const active = people.filter(({ kind }) => kind !== 'deactivated');
    return active.map(({ id, realName, title }) => ({
      key: id,
      label: realName,
      detail: title,
      group: null,
      json: {},
    }));
  }
  const fitting = channels.filter(({ kind }) => noun === 'conversation' || kind === 'channel');
  return fitting.map(({ id, name, kind }) => ({
    key: id,
    label: kind === 'dm' ? name : `#${name}`,
    detail: kind === 'private' ? 'private' : '',
    group: null,
    json: {},
  }));
}
