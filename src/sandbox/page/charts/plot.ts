import type { Chart } from './data.ts';

export type AxisChartData = Exclude<Chart, { readonly is: 'pie' }>;

/** Where things are in the drawing of a chart with axes. */
export interface Plot {
  readonly chart: AxisChartData;
  /** The height of zero. */
  readonly ground: number;
  /** How wide a category's share is. */
  readonly band: number;
  readonly x: (nth: number) => number;
  readonly y: (value: number) => number;
}
