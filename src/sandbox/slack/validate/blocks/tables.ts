import {
  below,
  fault,
  type Fault,
  finite,
  flag,
  integer,
  list,
  object,
  oneOf,
  only,
  type Place,
  type Shape,
  tagged,
  text,
} from '../shape.ts';
import { type Dict, dictsOf, listOr } from '../../json.ts';
import { block } from './common.ts';
import { limits } from '../limits.ts';
import { richText } from '../rich-text.ts';

const filled = text({ min: 1 });
const rawText = object({ required: { type: oneOf('raw_text'), text: filled } });
const rawNumber = object({ required: { type: oneOf('raw_number'), value: finite, text: filled } });
const cell = tagged({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

export const table: Shape = only(
  ['message'],
  block('table', {
    required: {
      rows: list(list(cell, { min: 1, max: limits.table.columns }), { min: 1, max: limits.table.rows }),
    },
    optional: {
      column_settings: list(object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }), {
        max: limits.table.columns,
      }),
    },
  }),
);

/** Reference, «Data table block»: the first row is the header. */
export const dataTable: Shape = only(
  ['message'],
  block(
    'data_table',
    {
      required: {
        caption: filled,
        rows: list(list(cell, { min: 1, max: limits.dataTable.columns }), { min: 2, max: limits.dataTable.rows }),
      },
      optional: {
        page_size: integer({ min: 1, max: limits.dataTable.pageSize }),
        row_header_column_index: integer({ min: 0, max: limits.dataTable.columns - 1 }),
      },
    },
    dataTableRules,
  ),
);

function dataTableRules(value: Dict, at: Place): readonly Fault[] {
  const rows = listOr(value['rows']);
  const width = listOr(rows[0]).length;
  const uneven = rows.findIndex((row) => listOr(row).length !== width);
  if (uneven > 0) return fault(below(below(at, 'rows'), uneven), `must have as many cells as the header: ${width}`);
  const rich = dictsOf(rows[0]).findIndex((each) => each['type'] === 'rich_text');
  if (rich >= 0) return fault(below(below(below(at, 'rows'), 0), rich), 'rich_text is not allowed in the header');
  const index = Number(value['row_header_column_index'] ?? 0);
  return index >= width ? fault(below(at, 'row_header_column_index'), `must be less than ${width}`) : [];
}
