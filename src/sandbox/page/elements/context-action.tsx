import { useContext, useState } from 'react';
import { type Json, list, record, string, wordsOf } from '../json.ts';
import { DirectoryContext } from '../text/directory.ts';
import { Icon } from '../ui/icon.tsx';
import { useConfirm } from './confirm.tsx';
import { type ElementProps, whereOf } from './field.ts';
import { InteractionContext } from './interaction.ts';

/** «Was this helpful?»: two buttons of which the last pressed stays marked. */
export function FeedbackButtons({ element, blockId }: ElementProps) {
  const { press } = useContext(InteractionContext);
  const [chosen, setChosen] = useState<string | null>(null);
  const sides = [
    ['positive', 'thumb-up'],
    ['negative', 'thumb-down'],
  ] as const;

  return sides.map(([side, icon]) => {
    const button = record(element[`${side}_button`]);
    const label = string(button['accessibility_label']) || wordsOf(button['text']);
    return (
      <button
        key={side}
        type="button"
        className="button button--square button--quiet"
        aria-label={label}
        title={label}
        aria-pressed={chosen === side}
        onClick={() => {
          setChosen(side);
          press(whereOf(element, blockId), { type: 'feedback_buttons', value: button['value'], text: button['text'] });
        }}
      >
        <Icon name={icon} />
      </button>
    );
  });
}

export function IconButton({ element, blockId }: ElementProps) {
  const { press } = useContext(InteractionContext);
  const { me } = useContext(DirectoryContext);
  const confirm = useConfirm(element);
  if (!isVisibleTo(me, element)) return null;
  const label = string(element['accessibility_label']) || wordsOf(element['text']);
  const { value, text } = element;
  return (
    <>
      <button
        type="button"
        className="button button--square button--quiet"
        aria-label={label}
        title={label}
        onClick={() => confirm.ask(() => press(whereOf(element, blockId), { type: 'icon_button', value, text }))}
      >
        <Icon name="trash" />
      </button>
      {confirm.dialog}
    </>
  );
}

function isVisibleTo(me: string, element: Json): boolean {
  const ids = list(element['visible_to_user_ids']);
  return ids.length === 0 || ids.includes(me);
}
