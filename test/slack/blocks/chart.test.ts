import { expect, it } from 'vitest';
import type { ChartSection } from '../../../src/core/report.ts';
import { chart } from '../../../src/slack/blocks/chart.ts';
import { readable, typed } from './payload.ts';

const section = (of: Partial<ChartSection>): ChartSection => ({
  is: 'chart',
  title: 'Latency',
  kind: 'line',
  unit: 'ms',
  xs: ['1', '2', '3'],
  series: [{ name: 'p99', values: [1, 2, 3] }],
  ...of,
});
const drawn = (of: Partial<ChartSection>) => {
  const blocks = chart(section(of), true).flatMap((piece) => piece.blocks);
  const [picture] = typed(blocks, 'data_visualization');
  return { picture: picture?.['chart'], said: readable({ text: '', blocks }) };
};

it('folds 24 points into 12, each the highest of two, and says so', () => {
  const xs = Array.from({ length: 24 }, (_one, hour) => `${hour}:00`);
  const values = xs.map((_x, hour) => (hour === 13 ? 99 : 1));
  const { picture, said } = drawn({ xs, series: [{ name: 'p99', values }] });
  const data = Array.from({ length: 12 }, (_one, nth) => ({ label: `${nth * 2}:00`, value: nth === 6 ? 99 : 1 }));
  expect(picture).toMatchObject({ series: [{ name: 'p99', data }] });
  expect(said).toContain('Each point is the highest of 2, from 24 values');
  expect(said).toContain('highest 99 at 13:00');
});

it('leaves a point without data out of every series: a gap is not a zero', () => {
  const { picture, said } = drawn({
    series: [
      { name: 'a', values: [1, null, 3] },
      { name: 'b', values: [4, 5, 6] },
    ],
  });
  const labelled = (one: number, other: number) => [
    { label: '1', value: one },
    { label: '3', value: other },
  ];
  expect(picture).toMatchObject({
    axis_config: { categories: ['1', '3'] },
    series: [
      { name: 'a', data: labelled(1, 3) },
      { name: 'b', data: labelled(4, 6) },
    ],
  });
  expect(said).toContain('1 point without data left out');
  expect(said).toContain('1 gap');
});

it('shortens names so that no two are alike, and says which is which', () => {
  const long = ['a', 'b'].map((end) => `${'bucket-name-'.repeat(4)}${end}`);
  const { picture, said } = drawn({ series: long.map((name) => ({ name, values: [1, 2, 3] })) });
  const names = (picture as { series: { name: string }[] }).series.map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(20);
  expect(said).toContain(`${names[1]} is ${long[1]}`);
});

it('draws six series, and counts the others', () => {
  const series = Array.from({ length: 8 }, (_one, nth) => ({ name: `s${nth}`, values: [1, 2, 3] }));
  const { picture, said } = drawn({ series });
  expect((picture as { series: unknown[] }).series).toHaveLength(6);
  expect(said).toContain('2 more series not drawn');
  expect(said).toContain('s7 (ms)');
});

it('draws nothing where there is no data, and says so', () => {
  const { picture, said } = drawn({ series: [{ name: 'p99', values: [null, null, null] }] });
  expect(picture).toBeUndefined();
  expect(said).toContain('p99: no data');
});
