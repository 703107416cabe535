import { type Json, string } from '../json.ts';
import type { Chunk, Inline } from '../text/inline.ts';
import { richText } from '../text/rich-text.ts';

export type Order = { readonly column: number; readonly direction: 'ascending' | 'descending' };

type Rows = readonly (readonly Json[])[];

/** Whether a column sorts as numbers: only when every cell of it is a `raw_number` (docs.slack.dev, «Data table block»). */
export const isNumeric = (rows: Rows, column: number): boolean =>
  rows.length > 0 && rows.every((row) => row[column]?.['type'] === 'raw_number');

/** The rows in another order; rows that are equal stay as they came. */
export function sorted(rows: Rows, order: Order | null): Rows {
  if (order === null) return rows;
  const { column, direction } = order;
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = isNumeric(rows, column) ? byNumber : byText;
  return rows.toSorted((one, other) => sign * compare(one[column] ?? {}, other[column] ?? {}));
}

/** Pressing a column's head again turns its order round, and a third time gives back the app's own order. */
export function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** What a cell says, without its styles. A `raw_number` may bring its own spelling in `text`. */
export function cellText(cell: Json): string {
  if (cell['type'] === 'rich_text') return richText(cell).map(chunkText).join('\n');
  const text = string(cell['text']);
  if (cell['type'] !== 'raw_number' || text !== '') return text;
  return typeof cell['value'] === 'number' ? cell['value'].toLocaleString('en') : '';
}

const byText = (one: Json, other: Json): number =>
  cellText(one).localeCompare(cellText(other), 'en', { numeric: true });

const byNumber = (one: Json, other: Json): number => numberIn(one) - numberIn(other);

const numberIn = ({ value }: Json): number => (typeof value === 'number' ? value : Number(value) || 0);

function chunkText(chunk: Chunk): string {
  if (chunk.is === 'list') return chunk.items.map((item) => item.inside.map(inlineText).join('')).join('\n');
  if (chunk.is === 'quote') return chunk.inside.map(chunkText).join('\n');
  return 'inside' in chunk ? chunk.inside.map(inlineText).join('') : '';
}

function inlineText(node: Inline): string {
  if ('inside' in node) return node.inside.map(inlineText).join('');
  return 'text' in node ? node.text : '';
}
