import { useContext, useMemo, useState } from 'react';
import type { Container, StateValues, View } from '../../slack/protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { Interactive } from '../elements/interactive.tsx';
import { currentValues } from '../state/values.ts';
import { TalkContext } from '../talk/talk.ts';
import { BarrelMark } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';

/** The stack of open modals. Those below keep what was typed into them and come back when the top one closes. */
export function Modals({ views }: { readonly views: readonly View[] }) {
  return views.map((view, nth) => <Modal key={view.id} view={view} isTop={nth === views.length - 1} depth={nth} />);
}

interface Props {
  readonly view: View;
  readonly isTop: boolean;
  readonly depth: number;
}

function Modal({ view, isTop, depth }: Props) {
  const { send, tell } = useContext(TalkContext);
  const [typed, setTyped] = useState<StateValues>({});
  const [isSending, setSending] = useState(false);
  const container = useMemo<Container>(() => ({ in: 'view', viewId: view.id }), [view.id]);

  async function submit(): Promise<void> {
    setSending(true);
    const answer = await send({ do: 'submit', viewId: view.id, state: currentValues(view.blocks, typed) });
    setSending(false);
    if (!answer.ok) tell(`The form was not sent: ${answer.error}`);
  }

  async function close(): Promise<void> {
    const answer = await send({ do: 'close', viewId: view.id });
    if (!answer.ok) tell(`The form could not be closed: ${answer.error}`);
  }

  return (
    <Dialog label={view.title} className={isTop ? 'modal' : 'modal modal--under'} onCancel={() => void close()}>
      <form
        className="modal__form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ModalHead title={view.title} depth={depth} onClose={() => void close()} />
        <div className="modal__body" data-fields tabIndex={0} role="region" aria-label={view.title}>
          <Interactive container={container} blocks={view.blocks} errors={view.errors} typed={typed} onTyped={setTyped}>
            <Blocks of={view.blocks} />
          </Interactive>
        </div>
        <footer className="dialog__actions">
          <button type="button" className="button" onClick={() => void close()}>
            {view.close ?? 'Close'}
          </button>
          {view.submit !== null && (
            <button type="submit" className="button button--primary" aria-busy={isSending}>
              <span className="button__label">{view.submit}</span>
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

interface HeadProps {
  readonly title: string;
  readonly depth: number;
  readonly onClose: () => void;
}

function ModalHead({ title, depth, onClose }: HeadProps) {
  return (
    <header className="modal__head">
      <BarrelMark className="avatar avatar--small avatar--app" />
      <h2 className="dialog__title" dir="auto">
        {title}
      </h2>
      {depth > 0 && <span className="modal__depth">step {depth + 1}</span>}
      <button type="button" className="thread__close" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}
