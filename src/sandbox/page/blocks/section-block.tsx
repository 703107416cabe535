import { Element } from '../elements/element.tsx';
import { isRecord, records } from '../json.ts';
import { TextObject } from '../text/text-object.tsx';
import type { BlockProps } from './block-props.ts';

export function SectionBlock({ block, blockId }: BlockProps) {
  const { text, accessory } = block;
  const fields = records(block['fields']);
  return (
    <div className="section">
      <div className="section__main">
        {text !== undefined && (
          <div className="prose">
            <TextObject of={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div className="section__fields">
            {fields.map((field, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- fields have no identity
              <div key={nth} className="prose">
                <TextObject of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isRecord(accessory) && (
        <div className="section__accessory">
          <Element element={accessory} blockId={blockId} dispatches />
        </div>
      )}
    </div>
  );
}
