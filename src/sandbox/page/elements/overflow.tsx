import { useContext } from 'react';
import { records, string } from '../json.ts';
import { safeUrl } from '../text/safe-url.ts';
import { Menu } from '../ui/menu.tsx';
import { useConfirm } from './confirm.tsx';
import { type ElementProps, whereOf } from './field.ts';
import { InteractionContext } from './interaction.ts';
import { optionOf } from './options.ts';

export function Overflow({ element, blockId }: ElementProps) {
  const { press } = useContext(InteractionContext);
  const confirm = useConfirm(element);
  const items = records(element['options']).map((json) => {
    const { key, label, detail } = optionOf(json);
    return { key, label, detail, json };
  });

  function choose(json: (typeof items)[number]['json']): void {
    const url = safeUrl(string(json['url']));
    if (url !== null) open(url, '_blank', 'noreferrer,noopener');
    press(whereOf(element, blockId), { type: 'overflow', selected_option: json });
  }

  return (
    <>
      <Menu
        label="More actions"
        className="button button--square"
        items={items.map(({ json, ...item }) => ({ ...item, onChoose: () => confirm.ask(() => choose(json)) }))}
      >
        …
      </Menu>
      {confirm.dialog}
    </>
  );
}
