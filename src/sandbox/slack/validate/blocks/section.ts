import { fault, flag, list, type Shape } from '../shape.ts';
import { anyText } from '../texts.ts';
import { block } from './common.ts';
import { limits } from '../limits.ts';
import { sectionAccessory } from '../elements/index.ts';

const { section: sizes } = limits;

export const section: Shape = block(
  'section',
  {
    optional: {
      text: anyText(sizes.text),
      fields: list(anyText(sizes.field), { min: 1, max: sizes.fields }),
      accessory: sectionAccessory,
      expand: flag,
    },
  },
  (value, at) =>
    value['text'] === undefined && value['fields'] === undefined
      ? fault(at, 'must define either `fields` or `text`')
      : [],
);
