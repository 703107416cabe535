import type { RawNumberElement, RawTextElement } from '@slack/types';
import type { TableSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import type { Piece, Showing } from './block.ts';
import { counted } from './counted.ts';
import { cut } from './cut.ts';
import { foldedLine } from './folded-lines.ts';
import { line, richText, said, bold } from './rich.ts';
import { smallType } from './small-type.ts';

type Cell = RawTextElement | RawNumberElement;
type Value = TableSection['rows'][number][number];

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A table, or, folded, a line that names it. */
export function table(section: TableSection, room: number, showing: Showing): readonly Piece[] {
  return section.folded && showing === 'brief' ? [folded(section)] : whole(section, room);
}

const folded = ({ title, rows }: TableSection): Piece => foldedLine(`${title}: ${counted(rows.length, 'row')}`);

/**
 * A table that the reader can sort and page. Slack takes 100 rows of 20 columns, and `room` characters are this
 * table's share of what a message's tables may hold; what is left out is counted beneath.
 */
function whole({ title, columns, rows }: TableSection, room: number): readonly Piece[] {
  const names = columns.slice(0, limits.tableColumns).map(({ name }) => textCell(name));
  const body = fitting(rows, names, room);
  if (names.length === 0 || body.length === 0) return [empty(title, rows.length)];
  const block = {
    type: 'data_table' as const,
    caption: cut(visibleLine(title), limits.header) || 'Table',
    rows: [names, ...body],
    page_size: 10,
    row_header_column_index: 0,
  };
  const missing = leftOut(columns.length - names.length, rows.length - body.length, rows.length);
  return [{ what: 'table', count: 1, blocks: missing === null ? [block] : [block, smallType([missing])] }];
}

function fitting(rows: TableSection['rows'], names: readonly Cell[], room: number): Cell[][] {
  let left = room - width(names);
  const body: Cell[][] = [];
  for (const row of rows.slice(0, limits.tableRows)) {
    const cells = names.map((_name, nth) => cell(row[nth] ?? null));
    left -= width(cells);
    if (left < 0) break;
    body.push(cells);
  }
  return body;
}

/** Not known is a word, never an empty cell or a zero. */
function cell(value: Value): Cell {
  if (typeof value === 'string') return textCell(value);
  if (value === null || !Number.isFinite(value)) return { type: 'raw_text', text: 'not known' };
  return { type: 'raw_number', value, text: numbers.format(value) };
}

const textCell = (text: string): RawTextElement => ({
  type: 'raw_text',
  text: cut(visibleLine(text), limits.cell) || '(empty)',
});

const width = (cells: readonly Cell[]): number => cells.reduce((sum, { text }) => sum + text.length, 0);

function leftOut(columns: number, rows: number, of: number): string | null {
  const parts = [
    ...(rows > 0 ? [`${counted(rows, 'row')} of ${of.toLocaleString('en-US')}`] : []),
    ...(columns > 0 ? [counted(columns, 'column')] : []),
  ];
  return parts.length === 0 ? null : `Left out: ${parts.join(' and ')}`;
}

function empty(title: string, rows: number): Piece {
  const what = rows === 0 ? 'nothing to list' : `${counted(rows, 'row')}, too long to show here`;
  const heading = cut(visibleLine(title), limits.header) || 'Table';
  return { what: 'table', count: 1, blocks: [richText(line(bold(`${heading}: `), said(what)))] };
}
