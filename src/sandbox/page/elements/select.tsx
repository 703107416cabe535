import { useContext, useEffect, useRef, useState } from 'react';
import { isRecord, type Json, number, records, string, wordsOf } from '../json.ts';
import { useConfirm } from './confirm.tsx';
import { type ElementProps, useField, whereOf } from './field.ts';
import { InteractionContext } from './interaction.ts';
import { matching, type Option, optionOf, optionsOf } from './options.ts';
import { Picker } from './picker.tsx';

/** `static_select`, `external_select` and their `multi_` twins. */
export function Select(props: ElementProps) {
  const { element } = props;
  const field = useField(props);
  const confirm = useConfirm(element);
  const isMany = string(element['type']).startsWith('multi_');
  const isExternal = string(element['type']).endsWith('external_select');
  const [typed, setTyped] = useState('');
  const found = useExternalOptions(props, typed, isExternal);

  function choose(chosen: readonly Option[]): void {
    const json = chosen.map((option) => option.json);
    confirm.ask(() => field.set(isMany ? { selected_options: json } : { selected_option: json[0] ?? null }));
  }

  return (
    <>
      <Picker
        placeholder={wordsOf(element['placeholder']) || 'Choose'}
        labelledBy={props.labelledBy}
        chosen={chosenIn(field.value)}
        isMany={isMany}
        isPending={field.isPending}
        options={isExternal ? found : matching(optionsOf(element['options'] ?? element['option_groups']), typed)}
        onType={setTyped}
        onChoose={choose}
      />
      {confirm.dialog}
    </>
  );
}

function chosenIn(value: Json): readonly Option[] {
  const one = value['selected_option'];
  return isRecord(one) ? [optionOf(one)] : records(value['selected_options']).map((option) => optionOf(option));
}

/** Milliseconds of silence before the app is asked for what matches. */
const settle = 180;

/** The app's options for what was typed; null while they are being asked for. Late answers to earlier questions are dropped. */
function useExternalOptions({ element, blockId }: ElementProps, typed: string, isExternal: boolean) {
  const interaction = useContext(InteractionContext);
  const ask = useRef(interaction.options);
  ask.current = interaction.options;
  const [found, setFound] = useState<readonly Option[] | null>(null);
  const { block, action } = whereOf(element, blockId);
  // Slack's default is 3 (docs.slack.dev, «Select menu of external data source»).
  const least = number(element['min_query_length'], 3);

  useEffect(() => {
    if (!isExternal) return undefined;
    if (typed.length < least) {
      setFound([]);
      return undefined;
    }
    let isCurrent = true;
    setFound(null);
    const timer = setTimeout(() => {
      void ask.current({ block, action }, typed).then((options) => isCurrent && setFound(optionsOf(options)));
    }, settle);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isExternal, typed, least, block, action]);

  return found;
}
