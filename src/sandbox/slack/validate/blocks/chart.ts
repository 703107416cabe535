import {
  below,
  fault,
  type Fault,
  finite,
  list,
  object,
  oneOf,
  only,
  type Place,
  type Shape,
  tagged,
  text,
} from '../shape.ts';
import { type Dict, dictOr, dictsOf, listOr } from '../../json.ts';
import { block } from './common.ts';
import { limits } from '../limits.ts';

const { chart: sizes } = limits;
const label = text({ min: 1, max: sizes.label });
const axis = text({ max: sizes.axis });
const point = object({ required: { label, value: finite } });
const positive: Shape = (value, at) => (Number(value) > 0 ? finite(value, at) : fault(at, 'must be more than 0'));
const segment = object({ required: { label, value: positive } });

const seriesChart = (name: string): Shape =>
  object(
    {
      required: {
        type: oneOf(name),
        series: list(object({ required: { name: label, data: list(point, { min: 1, max: sizes.points }) } }), {
          min: 1,
          max: sizes.series,
        }),
        axis_config: object({
          required: { categories: list(label, { min: 1, max: sizes.points }) },
          optional: { x_label: axis, y_label: axis },
        }),
      },
    },
    seriesRules,
  );

/** Reference, «Data visualization block»: series names are unique, and every series has one value per category. */
function seriesRules(chart: Dict, at: Place): readonly Fault[] {
  const series = dictsOf(chart['series']);
  const categories = listOr(dictOr(chart['axis_config'])['categories']);
  const names = series.map((each) => each['name']);
  const twice = names.findIndex((name, nth) => names.indexOf(name) !== nth);
  const place = below(at, 'series');
  if (twice >= 0) return fault(below(below(place, twice), 'name'), 'must be unique among the series');
  const wanted = categories.map(String).toSorted().join('\n');
  const odd = series.findIndex((each) => labelsOf(each) !== wanted);
  return odd >= 0 ? fault(below(below(place, odd), 'data'), 'must have exactly one value for each category') : [];
}

const labelsOf = (series: Dict): string =>
  dictsOf(series['data'])
    .map((each) => String(each['label']))
    .toSorted()
    .join('\n');

export const dataVisualization: Shape = only(
  ['message'],
  block('data_visualization', {
    required: {
      title: text({ min: 1, max: sizes.title }),
      chart: tagged({
        line: seriesChart('line'),
        bar: seriesChart('bar'),
        area: seriesChart('area'),
        pie: object({
          required: { type: oneOf('pie'), segments: list(segment, { min: 1, max: sizes.segments }) },
        }),
      }),
    },
  }),
);
