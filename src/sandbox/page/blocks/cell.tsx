import { Element } from '../elements/element.tsx';
import { type Json, string } from '../json.ts';
import { Chunks } from '../text/chunks.tsx';
import { richText } from '../text/rich-text.ts';
import { TextObject } from '../text/text-object.tsx';
import { cellText } from './cells.ts';

interface Props {
  readonly cell: Json;
  readonly blockId: string;
}

/** One cell of a `table` or `data_table`. */
export function Cell({ cell, blockId }: Props) {
  switch (string(cell['type'])) {
    case 'raw_text':
    case 'raw_number':
      return <span dir="auto">{cellText(cell)}</span>;
    case 'rich_text':
      return <Chunks of={richText(cell)} />;
    case 'mrkdwn':
    case 'plain_text':
      return <TextObject of={cell} />;
    default:
      return <Element element={cell} blockId={blockId} dispatches />;
  }
}
