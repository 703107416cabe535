import { useContext, useId } from 'react';
import { Element } from '../elements/element.tsx';
import { InteractionContext } from '../elements/interaction.ts';
import { own, record } from '../json.ts';
import { TextLine } from '../text/text-object.tsx';
import { StatusIcon } from '../ui/status-icon.tsx';
import type { BlockProps } from './block-props.ts';

export function InputBlock({ block, blockId }: BlockProps) {
  const { errors } = useContext(InteractionContext);
  const error = own(errors, blockId);
  const id = useId();
  return (
    <div className={error === undefined ? 'input' : 'input input--wrong'} role="group" aria-labelledby={id}>
      <span className="input__label" id={id}>
        <TextLine of={block['label']} />
        {block['optional'] === true && <span className="input__optional"> (optional)</span>}
      </span>
      <Element
        element={record(block['element'])}
        blockId={blockId}
        dispatches={block['dispatch_action'] === true}
        labelledBy={id}
      />
      {error !== undefined && (
        <p className="input__error" role="alert">
          <StatusIcon name="warning" /> {error}
        </p>
      )}
      {block['hint'] !== undefined && (
        <p className="input__hint">
          <TextLine of={block['hint']} />
        </p>
      )}
    </div>
  );
}
