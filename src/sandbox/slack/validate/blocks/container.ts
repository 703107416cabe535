import { actions, context, divider, header, image } from './simple.ts';
import { below, fault, flag, list, oneOf, only, type Shape, tagged } from '../shape.ts';
import { anyText, plainText } from '../texts.ts';
import { block } from './common.ts';
import { imageElement } from '../elements/image.ts';
import { limits } from '../limits.ts';
import { richText } from '../rich-text.ts';
import { section } from './section.ts';
import { table } from './tables.ts';

/** The children on which Slack's documentation and its live validator agree. */
const child = tagged({ section, context, divider, header, image, actions, table });

export const container: Shape = only(
  ['message'],
  block(
    'container',
    {
      required: { child_blocks: list(child, { min: 1, max: limits.container.blocks }) },
      optional: {
        title: plainText(limits.container.title),
        rich_text_title: richText,
        subtitle: anyText(limits.container.subtitle),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: imageElement,
        is_collapsible: flag,
        default_collapsed: flag,
        has_header_divider: flag,
      },
    },
    (value, at) => {
      if (value['title'] === undefined && value['rich_text_title'] === undefined)
        return fault(at, 'must define either `title` or `rich_text_title`');
      return value['default_collapsed'] === true && value['is_collapsible'] !== true
        ? fault(below(at, 'default_collapsed'), 'requires `is_collapsible`')
        : [];
    },
  ),
);
