import { useContext } from 'react';
import { type Json, string, wordsOf } from '../json.ts';
import { safeUrl } from '../text/safe-url.ts';
import { TextLine } from '../text/text-object.tsx';
import { useConfirm } from './confirm.tsx';
import { type ElementProps, whereOf } from './field.ts';
import { InteractionContext, keyOf } from './interaction.ts';

/** A second press while the first is on its way is sent, too: people do that, and apps must bear it. */
export function Button({ element, blockId }: ElementProps) {
  const interaction = useContext(InteractionContext);
  const confirm = useConfirm(element);
  const where = whereOf(element, blockId);
  const isPending = interaction.pending.includes(keyOf(where));
  const url = safeUrl(string(element['url']));

  function press(): void {
    if (url !== null) open(url, '_blank', 'noreferrer,noopener');
    interaction.press(where, actionOf(element));
  }

  return (
    <>
      <button
        type="button"
        className={classOf(element['style'])}
        aria-label={string(element['accessibility_label']) || undefined}
        aria-busy={isPending}
        onClick={() => confirm.ask(press)}
      >
        <span className="button__label">
          <TextLine of={element['text']} />
        </span>
        {url !== null && <span aria-hidden="true"> ↗</span>}
      </button>
      {confirm.dialog}
    </>
  );
}

const classOf = (style: unknown): string =>
  style === 'primary' || style === 'danger' ? `button button--${style}` : 'button';

/** The element's part of a `block_actions` payload. */
function actionOf(element: Json): Json {
  const { type, value, style } = element;
  const text = { type: 'plain_text', text: wordsOf(element['text']), emoji: true };
  return { type, text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
}
