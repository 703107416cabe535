import { useId } from 'react';
import { isRecord, type Json, records, string } from '../json.ts';
import { TextLine } from '../text/text-object.tsx';
import { useConfirm } from './confirm.tsx';
import { type ElementProps, useField } from './field.ts';

/** `checkboxes` and `radio_buttons`. */
export function Choices(props: ElementProps) {
  const { element } = props;
  const field = useField(props);
  const confirm = useConfirm(element);
  const isMany = element['type'] === 'checkboxes';
  const chosen = chosenIn(field.value);

  function choose(option: Json, isChosen: boolean): void {
    const others = chosen.filter((other) => other['value'] !== option['value']);
    const value = isMany ? { selected_options: isChosen ? [...others, option] : others } : { selected_option: option };
    confirm.ask(() => field.set(value));
  }

  return (
    <div className="choices" role={isMany ? 'group' : 'radiogroup'} aria-labelledby={props.labelledBy}>
      {records(element['options']).map((option) => (
        <Choice
          key={string(option['value'])}
          kind={isMany ? 'checkbox' : 'radio'}
          option={option}
          isChosen={chosen.some((other) => other['value'] === option['value'])}
          onChoose={(isChosen) => choose(option, isChosen)}
        />
      ))}
      {confirm.dialog}
    </div>
  );
}

interface ChoiceProps {
  readonly kind: 'checkbox' | 'radio';
  readonly option: Json;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function Choice({ kind, option, isChosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="choice">
      <input type={kind} id={id} checked={isChosen} onChange={({ target }) => onChoose(target.checked)} />
      <label htmlFor={id}>
        <TextLine of={option['text']} />
        {option['description'] !== undefined && (
          <small>
            <TextLine of={option['description']} />
          </small>
        )}
      </label>
    </div>
  );
}

const chosenIn = (value: Json): readonly Json[] =>
  isRecord(value['selected_option']) ? [value['selected_option']] : records(value['selected_options']);
