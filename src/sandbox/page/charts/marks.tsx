import type { Plot } from './plot.ts';
import { seriesClass } from './legend.tsx';
import { areaPath, linePath, type Point, runs } from './paths.ts';

interface Props {
  readonly plot: Plot;
  /** The category whose values are being read; null when none is. */
  readonly active: number | null;
}

export function Lines({ plot, active }: Props) {
  return plot.chart.series.map(({ name, values }, nth) => {
    const points = pointsOf(values, plot);
    return (
      <g key={name} className={seriesClass(nth)}>
        {runs(points).map((run) => (
          <path key={run[0]?.x} d={linePath(run)} className="chart__line" />
        ))}
        <Dots points={points} active={active} />
      </g>
    );
  });
}

export function Areas({ plot, active }: Props) {
  return plot.chart.series.map(({ name, values }, nth) => {
    const points = pointsOf(values, plot);
    return (
      <g key={name} className={seriesClass(nth)}>
        {runs(points).map((run) => (
          <g key={run[0]?.x}>
            <path d={areaPath(run, plot.ground)} className="chart__area" />
            <path d={linePath(run)} className="chart__line" />
          </g>
        ))}
        <Dots points={points} active={active} />
      </g>
    );
  });
}

/** The share of a category's width that its bars take. */
const filled = 0.7;

export function Bars({ plot, active }: Props) {
  const { chart, band, ground, x, y } = plot;
  const width = Math.min((band * filled) / chart.series.length, 44);
  return chart.series.map(({ name, values }, nth) => (
    <g key={name} className={seriesClass(nth)}>
      {values.map((value, at) => {
        if (value === null) return null;
        const left = x(at) + (nth - chart.series.length / 2) * width;
        const [top, bottom] = [Math.min(y(value), ground), Math.max(y(value), ground)];
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
            key={at}
            className={active === at ? 'chart__bar chart__bar--active' : 'chart__bar'}
            x={left + width * 0.06}
            y={top}
            width={width * 0.88}
            height={Math.max(bottom - top, value === 0 ? 0 : 1)}
            rx="2"
          />
        );
      })}
    </g>
  ));
}

function Dots({ points, active }: { readonly points: readonly (Point | null)[]; readonly active: number | null }) {
  return points.map((point, nth) =>
    point === null ? null : (
      <circle key={point.x} cx={point.x} cy={point.y} r={active === nth ? 5 : 3} className="chart__dot" />
    ),
  );
}

const pointsOf = (values: readonly (number | null)[], { x, y }: Plot): readonly (Point | null)[] =>
  values.map((value, nth) => (value === null ? null : { x: x(nth), y: y(value) }));
