import { Picture } from '../elements/image-element.tsx';
import { TextLine } from '../text/text-object.tsx';
import type { BlockProps } from './block-props.ts';

export function ImageBlock({ block }: BlockProps) {
  return (
    <figure className="image">
      {block['title'] !== undefined && (
        <figcaption dir="auto">
          <TextLine of={block['title']} />
        </figcaption>
      )}
      <Picture of={block} className="image__picture" />
    </figure>
  );
}
