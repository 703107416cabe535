import type { ChartSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import type { Block, DataVisualization, Piece } from './block.ts';
import { folded, type Point } from './chart-points.ts';
import { counted } from './counted.ts';
import { cut } from './cut.ts';
import { shortNames } from './short-names.ts';
import { smallType } from './small-type.ts';
import { titled } from './titled.ts';

/** A chart and, beneath it, the same numbers in words: Slack's charts have no alternative text. */
export function chart(section: ChartSection, drawn: boolean): readonly Piece[] {
  const picture = drawn ? drawing(section) : null;
  const blocks: Block[] = picture === null ? [titled(section.title)] : [picture.block];
  return [{ what: 'chart', count: 1, blocks: [...blocks, smallType([...(picture?.notes ?? []), ...twin(section)])] }];
}

function drawing(section: ChartSection): { block: DataVisualization; notes: readonly string[] } | null {
  const series = section.series.slice(0, limits.chartSeries);
  const { points, each, gaps } = folded(
    section.xs,
    series.map(({ values }) => values),
  );
  if (series.length === 0 || points.length === 0) return null;
  const labels = shortNames(
    points.map(({ label }) => label),
    limits.chartLabel,
  );
  const names = shortNames(
    series.map(({ name }) => name),
    limits.chartLabel,
  );
  const block: DataVisualization = {
    type: 'data_visualization',
    title: cut(visibleLine(section.title), limits.chartTitle) || 'Chart',
    chart: {
      type: section.kind,
      series: names.map((name, nth) => ({ name, data: points.map((point, at) => datum(labels, point, at, nth)) })),
      axis_config: { categories: labels, y_label: cut(visibleLine(section.unit), limits.chartTitle) || 'value' },
    },
  };
  return {
    block,
    notes: [
      ...told(section, each, gaps),
      ...renamed(
        names,
        series.map(({ name }) => name),
      ),
    ],
  };
}

const datum = (labels: readonly string[], { values }: Point, at: number, nth: number) => ({
  label: labels[at] ?? '',
  value: values[nth] ?? 0,
});

/** What the picture does not show as it is. */
function told(section: ChartSection, each: number, gaps: number): readonly string[] {
  const more = section.series.length - limits.chartSeries;
  return [
    ...(each > 1 ? [`Each point is the highest of ${each}, from ${section.xs.length} values`] : []),
    ...(gaps > 0 ? [`${counted(gaps, 'point')} without data left out`] : []),
    ...(more > 0 ? [`${more} more series not drawn`] : []),
  ];
}

function renamed(short: readonly string[], full: readonly string[]): readonly string[] {
  return short.flatMap((name, nth) => (name === full[nth] ? [] : [`${name} is ${full[nth] ?? ''}`]));
}

/** The numbers in words, one line a series. */
function twin({ xs, series, unit }: ChartSection): readonly string[] {
  if (series.length === 0) return ['No data'];
  return series.map(({ name, values }) => {
    const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
    const [first] = known;
    const last = known.at(-1);
    if (first === undefined || last === undefined) return `${name}: no data`;
    const high = known.reduce((a, b) => (b.value > a.value ? b : a));
    const low = known.reduce((a, b) => (b.value < a.value ? b : a));
    const missing = xs.length - known.length;
    const gaps = missing > 0 ? `, ${counted(missing, 'gap')}` : '';
    return `${name} (${unit}): highest ${numbers.format(high.value)} at ${xs[high.at] ?? '?'}, lowest ${numbers.format(low.value)} at ${xs[low.at] ?? '?'}, last ${numbers.format(last.value)}${gaps}`;
  });
}

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
