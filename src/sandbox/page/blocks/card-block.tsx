import { Element } from '../elements/element.tsx';
import { Picture } from '../elements/image-element.tsx';
import { isRecord, records, string } from '../json.ts';
import { TextLine, TextObject } from '../text/text-object.tsx';
import type { BlockProps } from './block-props.ts';

export function CardBlock({ block, blockId }: BlockProps) {
  const { hero_image: hero, icon, title, subtitle, body } = block;
  const actions = records(block['actions']);
  return (
    <article className="card">
      {isRecord(hero) && <Picture of={hero} className="card__hero" />}
      <header className="card__head">
        {isRecord(icon) && <Picture of={icon} className="thumbnail" />}
        <div>
          {title !== undefined && (
            <p className="card__title" dir="auto">
              <TextLine of={title} />
            </p>
          )}
          {subtitle !== undefined && (
            <p className="card__subtitle" dir="auto">
              <TextLine of={subtitle} />
            </p>
          )}
        </div>
      </header>
      {body !== undefined && (
        <div className="card__body prose">
          <TextObject of={body} />
        </div>
      )}
      {actions.length > 0 && (
        <div className="actions">
          {actions.map((action, nth) => (
            <Element key={string(action['action_id']) || nth} element={action} blockId={blockId} dispatches />
          ))}
        </div>
      )}
    </article>
  );
}

export function CarouselBlock({ block, inside }: BlockProps) {
  const cards = records(block['elements']);
  return (
    <div className="carousel" role="group" aria-label={`${cards.length} cards`} tabIndex={0}>
      {cards.map((card, nth) => (
        <CardBlock
          key={string(card['block_id']) || nth}
          block={card}
          blockId={string(card['block_id'])}
          inside={inside}
        />
      ))}
    </div>
  );
}
