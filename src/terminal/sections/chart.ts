import stringWidth from 'string-width';
import type { ChartSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { hanging, padded } from '../layout.ts';
import { type Look, paint } from '../paint.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One sparkline a series, with its extremes; a gap is a gap. The full numbers are in `--json`. */
export function chartLines(look: Look, { series, unit, xs }: ChartSection): readonly string[] {
  const named = series.map(({ name, values }) => ({ name: visibleLine(name), values }));
  const widest = Math.max(...named.map(({ name }) => stringWidth(name)), 0);
  const lines = named.map(({ name, values }) =>
    hanging(
      look,
      `  ${padded(name, widest)}  `,
      `${paint(look, 'cyan', sparkline(values))}  ${range(values, visibleLine(unit))}`,
    ),
  );
  const axis = `${visibleLine(xs.at(0) ?? '')} … ${visibleLine(xs.at(-1) ?? '')}`;
  return [...lines, hanging(look, `  ${padded('', widest)}  `, paint(look, 'dim', axis))];
}

function range(values: readonly (number | null)[], unit: string): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 'no data' : `${number(Math.min(...known))} to ${number(Math.max(...known))} ${unit}`;
}

/** From the least that is known, or zero, to the most. */
function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  const span = Math.max(...known, Number.MIN_VALUE) - least;
  const height = (value: number) => Math.min(bars.length - 1, Math.floor(((value - least) / span) * bars.length));
  return values.map((value) => (value === null ? ' ' : bars[height(value)])).join('');
}

/** Small numbers keep two digits that count: the price of a request is no zero. */
const number = (value: number) =>
  value.toLocaleString('en-US', Math.abs(value) < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
