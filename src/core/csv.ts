/** A number stays a number; null is an empty cell. */
export type Cell = string | number | null;

/*
 * A spreadsheet runs a cell as a formula by how it begins (OWASP, «CSV Injection»; CWE-1236): = + - @, their full-width
 * twins, and what some programs skip before them: white space, quotes, control characters and what can't be seen.
 */
// Lazy, and ended by whatever may end a cell: no character is looked at twice, however long the text.
const begins = String.raw`['"\s\p{Cc}\p{Default_Ignorable_Code_Point}]*?[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]`;

/**
 * Where a cell may begin: at the beginning, and, because programs in many countries divide at semicolons and read a
 * quoted comma file wrongly then, behind whatever may be taken for the end of a cell or a line.
 */
const formula = new RegExp(String.raw`(?<=^|[;\t\r\n])(?=${begins})`, 'gu');

/**
 * One line of comma-separated values, with its end (RFC 4180). Text is always in quotes; where it could begin a formula
 * in a spreadsheet it gets a leading ' (see `unguarded`).
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

/** The text that a cell was written from. */
export function unguarded(cell: string): string {
  return cell.replaceAll(guards, '');
}

const guards = new RegExp(String.raw`(?<=^|[;\t\r\n])'(?=${begins})`, 'gu');

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${cell.replaceAll(formula, "'").replaceAll('"', '""')}"`;
}
