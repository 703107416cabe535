import { Element } from '../elements/element.tsx';
import { records, string } from '../json.ts';
import type { BlockProps } from './block-props.ts';

export function ActionsBlock({ block, blockId }: BlockProps) {
  return (
    <div className="actions">
      {records(block['elements']).map((element, nth) => (
        <Element key={string(element['action_id']) || nth} element={element} blockId={blockId} dispatches />
      ))}
    </div>
  );
}

export function ContextActionsBlock({ block, blockId }: BlockProps) {
  return (
    <div className="actions actions--quiet">
      {records(block['elements']).map((element, nth) => (
        <Element key={string(element['action_id']) || nth} element={element} blockId={blockId} dispatches />
      ))}
    </div>
  );
}
