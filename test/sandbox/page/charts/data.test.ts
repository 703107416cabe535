import { expect, it } from 'vitest';
import { readChart } from '../../../../src/sandbox/page/charts/data.ts';

it('reads series by category, and a missing value is missing', () => {
  const series = [{ name: 'p99', data: [{ label: 'b', value: 2 }] }];
  const chart = { type: 'line', series, axis_config: { categories: ['a', 'b'], x_label: 'hour', y_label: 'ms' } };
  expect(readChart({ title: 'Latency', chart })).toEqual({
    is: 'line',
    title: 'Latency',
    categories: ['a', 'b'],
    xLabel: 'hour',
    yLabel: 'ms',
    series: [{ name: 'p99', values: [null, 2] }],
  });
});

it('a pie has no pieces of nothing', () => {
  const segments = [{ label: 'a', value: 3 }, { label: 'b', value: 0 }, { label: 'c' }];
  expect(readChart({ title: 'T', chart: { type: 'pie', segments } })).toEqual({
    is: 'pie',
    title: 'T',
    segments: [{ label: 'a', value: 3 }],
  });
});

it.each([{}, { chart: { type: 'radar' } }, { chart: 3 }])('%j is no chart', (block) => {
  expect(readChart(block)).toBeNull();
});
