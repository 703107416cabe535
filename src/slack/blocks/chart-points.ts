import { limits } from '../limits.ts';

/** One place on the x axis with a value for each series. */
export interface Point {
  readonly label: string;
  readonly values: readonly number[];
}

interface Folded {
  readonly points: readonly Point[];
  /** How many of the given values one point stands for. */
  readonly each: number;
  /** Points that some series has no value for. Slack can't show a gap, and a gap is not a zero: they are left out. */
  readonly gaps: number;
}

/** At most 20 points. Neighbours are folded into their highest value, because the peak is what people look for. */
export function folded(xs: readonly string[], series: readonly (readonly (number | null)[])[]): Folded {
  const each = Math.max(1, Math.ceil(xs.length / limits.chartPoints));
  const points: Point[] = [];
  let gaps = 0;
  for (let from = 0; from < xs.length; from += each) {
    const values = series.map((all) => highest(all.slice(from, from + each)));
    if (values.every((value) => value !== null)) points.push({ label: xs[from] ?? '', values });
    else gaps += 1;
  }
  return { points, each, gaps };
}

function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null && Number.isFinite(value));
  return known.length === 0 ? null : Math.max(...(known as number[]));
}
