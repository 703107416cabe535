import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { TableSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { hanging, padded } from '../layout.ts';
import { type Look, paint } from '../paint.ts';

const gap = 2;
/** A column narrower than this can't be read. */
const narrowest = 8;

/** A table as wide as it needs, at most as the terminal: the widest columns are wrapped first. Nothing is cut. */
export function tableLines(look: Look, { columns, rows }: TableSection): readonly string[] {
  const head = columns.map(({ name }) => visibleLine(name));
  const body = rows.map((row) => row.map(shown));
  const cells = columns.map((_, nth) => [head, ...body].map((row) => row[nth] ?? ''));
  const widths = fitted(cells, look.width - 2 - gap * (columns.length - 1));
  if (widths === null) return body.flatMap((row) => stacked(look, head, row));
  const line = (row: readonly string[], style: 'dim' | null) =>
    wrapped(row, widths).map((cells) => {
      const text = cells.map((cell, nth) => padded(cell, widths[nth] ?? 0, columns[nth]?.align)).join(' '.repeat(gap));
      return `  ${style === null ? text : paint(look, style, text)}`.trimEnd();
    });
  return [...line(head, 'dim'), ...body.flatMap((row) => line(row, null))];
}

/** Where the columns don't fit side by side, each row is a list of its own. */
function stacked(look: Look, head: readonly string[], row: readonly string[]): readonly string[] {
  return row.map((cell, nth) =>
    hanging(look, nth === 0 ? '  ' : '    ', `${paint(look, 'dim', `${head[nth] ?? ''}:`)} ${cell}`),
  );
}

/** `null` is «not known», and looks like it. */
function shown(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return 'not known';
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : visibleLine(cell);
}

/**
 * Widths that fit, by the cells of each column. What is too wide is taken from the widest column, one character at a
 * time: first where no word breaks by it, then where one must. Null where nothing fits.
 */
function fitted(cells: readonly (readonly string[])[], room: number): readonly number[] | null {
  const whole = cells.map((column) => Math.max(...column.map((cell) => stringWidth(cell))));
  const words = cells.map((column) =>
    Math.max(...column.flatMap((cell) => cell.split(' ').map((word) => stringWidth(word)))),
  );
  return taken(whole, words, room) ?? taken(whole, [], room);
}

/** Null where a column would become narrower than its `least`, or than can be read. */
function taken(widths: readonly number[], least: readonly number[], room: number): readonly number[] | null {
  const fit = [...widths];
  const spare = (nth: number) => (fit[nth] ?? 0) - Math.max(least[nth] ?? 0, narrowest);
  for (let over = fit.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const free = fit.flatMap((width, nth) => (spare(nth) > 0 ? [{ width, nth }] : []));
    const [widest] = free.toSorted((a, b) => b.width - a.width);
    if (widest === undefined) return null;
    fit[widest.nth] = widest.width - 1;
  }
  return fit;
}

function wrapped(row: readonly string[], widths: readonly number[]): readonly (readonly string[])[] {
  const cells = row.map((cell, nth) => wrapAnsi(cell, widths[nth] ?? narrowest, { hard: true }).split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, nth) => cells.map((lines) => lines[nth] ?? ''));
}
