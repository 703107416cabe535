/** One number of a bench; `bar` is what it may at most be, null where it is only of interest. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly bar: number | null;
}
