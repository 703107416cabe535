import { type ReactNode, useState } from 'react';
import { isRecord, type Json, wordsOf } from '../json.ts';
import { TextObject } from '../text/text-object.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface Confirm {
  /** Does it at once, or after the person has confirmed when the element asks for that. */
  readonly ask: (then: () => void) => void;
  readonly dialog: ReactNode;
}

/** The `confirm` object of an element (docs.slack.dev, «Confirmation dialog object»). */
export function useConfirm(element: Json): Confirm {
  const [then, setThen] = useState<(() => void) | null>(null);
  const confirm = element['confirm'];
  if (!isRecord(confirm)) return { ask: (go) => go(), dialog: null };

  const close = (): void => setThen(null);
  const go = (): void => {
    then?.();
    close();
  };
  const dialog = then === null ? null : <ConfirmDialog confirm={confirm} onConfirm={go} onDeny={close} />;
  return { ask: (go) => setThen(() => go), dialog };
}

interface Props {
  readonly confirm: Json;
  readonly onConfirm: () => void;
  readonly onDeny: () => void;
}

function ConfirmDialog({ confirm, onConfirm, onDeny }: Props) {
  const title = wordsOf(confirm['title']);
  const style = confirm['style'] === 'danger' ? 'danger' : 'primary';
  return (
    <Dialog label={title} className="dialog--confirm" onCancel={onDeny}>
      <h2 className="dialog__title">{title}</h2>
      <div className="dialog__body prose">
        <TextObject of={confirm['text']} />
      </div>
      <footer className="dialog__actions">
        <button type="button" className="button" onClick={onDeny}>
          {wordsOf(confirm['deny']) || 'Cancel'}
        </button>
        <button type="button" className={`button button--${style}`} onClick={onConfirm}>
          {wordsOf(confirm['confirm']) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
