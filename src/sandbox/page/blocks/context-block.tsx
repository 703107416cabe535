import { ImageElement } from '../elements/image-element.tsx';
import { records } from '../json.ts';
import { TextObject } from '../text/text-object.tsx';
import type { BlockProps } from './block-props.ts';

export function ContextBlock({ block, blockId }: BlockProps) {
  return (
    <div className="context">
      {records(block['elements']).map((element, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- these have no identity
        <div key={nth} className="context__item prose">
          {element['type'] === 'image' ? (
            <ImageElement element={element} blockId={blockId} dispatches={false} />
          ) : (
            <TextObject of={element} />
          )}
        </div>
      ))}
    </div>
  );
}
