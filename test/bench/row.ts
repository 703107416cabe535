/** One number of a bench. */
export interface Row {
  readonly what: string;
  readonly value: number;
  /** Null where the number is only of interest. */
  readonly bar: Bar | null;
}

type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** Something that a number can't say, such as why one is missing. */
export interface Note {
  readonly note: string;
}

export function passes({ value, bar }: Row): boolean {
  if (bar === null) return true;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

/** `12,345.67  at least 100,000: NO` */
export function lineOf(row: Row | Note, width: number): string {
  if ('note' in row) return row.note;
  const { what, value, bar } = row;
  const digits = value >= 1000 ? 0 : 2;
  const number = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const line = `${what.padEnd(width)}  ${number.padStart(10)}`;
  if (bar === null) return line;
  const wanted = 'atMost' in bar ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`;
  return `${line}  ${wanted}: ${passes(row) ? 'yes' : 'NO'}`;
}
