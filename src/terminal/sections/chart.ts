import type { ChartSection } from '../../core/report.ts';
import { padded } from '../layout.ts';
import { type Look, paint } from '../paint.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One sparkline a series, with its extremes; a gap is a gap. The full numbers are in `--json`. */
export function chartLines(look: Look, { series, unit, xs }: ChartSection): readonly string[] {
  const names = Math.max(...series.map(({ name }) => name.length), 0);
  const lines = series.map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    const range =
      known.length === 0 ? 'no data' : `${number(Math.min(...known))} to ${number(Math.max(...known))} ${unit}`;
    return `  ${padded(name, names)}  ${paint(look, 'cyan', sparkline(values))}  ${range}`;
  });
  return [...lines, paint(look, 'dim', `  ${padded('', names)}  ${xs.at(0) ?? ''} … ${xs.at(-1) ?? ''}`)];
}

function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE);
  return values
    .map((value) =>
      value === null ? ' ' : (bars[Math.min(bars.length - 1, Math.floor((value / most) * bars.length))] ?? '█'),
    )
    .join('');
}

const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
