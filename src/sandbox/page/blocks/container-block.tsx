import { type ReactNode, useId, useState } from 'react';
import type { Block } from '../../slack/protocol.ts';
import { Picture } from '../elements/image-element.tsx';
import { isRecord, type Json, records, string } from '../json.ts';
import { Chunks } from '../text/chunks.tsx';
import { richText } from '../text/rich-text.ts';
import { TextLine } from '../text/text-object.tsx';
import { Icon } from '../ui/icon.tsx';
import type { BlockProps } from './block-props.ts';

const widths = ['narrow', 'standard', 'wide', 'full'];

export function ContainerBlock({ block, inside: Inside }: BlockProps) {
  const isCollapsible = block['is_collapsible'] === true;
  const [isOpen, setOpen] = useState(!(isCollapsible && block['default_collapsed'] === true));
  const id = useId();
  const width = widths.includes(string(block['width'])) ? string(block['width']) : 'standard';
  const children = records(block['child_blocks']).filter((child): child is Block => typeof child['type'] === 'string');
  const head = <Head block={block} />;

  return (
    <section className={`container container--${width}`}>
      {isCollapsible ? (
        <button
          type="button"
          className="container__head container__head--button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" />
          {head}
        </button>
      ) : (
        <header className={`container__head ${block['has_header_divider'] === true ? 'container__head--line' : ''}`}>
          {head}
        </header>
      )}
      <div id={id} className="container__body" hidden={!isOpen}>
        <Inside of={children} />
      </div>
    </section>
  );
}

function Head({ block }: { readonly block: Json }): ReactNode {
  const { icon, subtitle, rich_text_title: richTitle } = block;
  return (
    <>
      {isRecord(icon) && <Picture of={icon} className="thumbnail" />}
      <span className="container__titles">
        <span className="container__title" dir="auto">
          {isRecord(richTitle) ? <Chunks of={richText(richTitle)} /> : <TextLine of={block['title']} />}
        </span>
        {subtitle !== undefined && (
          <span className="container__subtitle" dir="auto">
            <TextLine of={subtitle} />
          </span>
        )}
      </span>
    </>
  );
}
