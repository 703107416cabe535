import { isRecord, type Json, list, number, record, records, string } from '../json.ts';

/** A `data_visualization` block as the drawings need it (docs.slack.dev, «Data visualization block»). */
export type Chart =
  | {
      readonly is: 'line' | 'bar' | 'area';
      readonly title: string;
      readonly categories: readonly string[];
      readonly xLabel: string;
      readonly yLabel: string;
      /** One value for each category; null where the app gave none. */
      readonly series: readonly Series[];
    }
  | { readonly is: 'pie'; readonly title: string; readonly segments: readonly Segment[] };

interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

interface Segment {
  readonly label: string;
  readonly value: number;
}

/** Null when the block is no chart that can be drawn. */
export function readChart(block: Json): Chart | null {
  const chart = record(block['chart']);
  const title = string(block['title']);
  switch (chart['type']) {
    case 'pie':
      return { is: 'pie', title, segments: segmentsOf(chart) };
    case 'line':
    case 'bar':
    case 'area':
      return { is: chart['type'], title, ...axesOf(chart) };
    default:
      return null;
  }
}

function segmentsOf(chart: Json): readonly Segment[] {
  return records(chart['segments'])
    .map(({ label, value }) => ({ label: string(label), value: number(value, 0) }))
    .filter(({ value }) => value > 0);
}

function axesOf(chart: Json) {
  const axes = record(chart['axis_config']);
  const series = records(chart['series']);
  const named = list(axes['categories']).filter((name) => typeof name === 'string');
  const categories = named.length > 0 ? named : records(series[0]?.['data']).map(({ label }) => string(label));
  return {
    categories,
    xLabel: string(axes['x_label']),
    yLabel: string(axes['y_label']),
    series: series.map((one) => ({
      name: string(one['name']),
      values: categories.map((category) => valueAt(one, category)),
    })),
  };
}

function valueAt(series: Json, category: string): number | null {
  const point = list(series['data']).find((datum) => isRecord(datum) && datum['label'] === category);
  const value = record(point)['value'];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
