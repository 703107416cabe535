import { fault, flag, later, list, oneOf, type Shape, text } from '../shape.ts';
import { block } from './common.ts';
import { isDict } from '../../json.ts';
import { limits } from '../limits.ts';

/** Reference, «Layout block»: what a row holds is left to Slack; the fallback is ordinary blocks. */
export const layout = (anyBlock: () => Shape): Shape =>
  block('layout', {
    required: {
      label: text({ min: 1, max: limits.layout.label }),
      rows: list((row, at) => (isDict(row) ? [] : fault(at, 'must provide an object')), {
        min: 1,
        max: limits.layout.rows,
      }),
    },
    optional: {
      is_label_visible: flag,
      grid_lines: oneOf('none', 'rows', 'outer'),
      fallback: list(later(anyBlock), { max: limits.blocks.message }),
    },
  });
