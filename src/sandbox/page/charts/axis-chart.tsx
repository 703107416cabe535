import { type KeyboardEvent, useState } from 'react';
import { Areas, Bars, Lines } from './marks.tsx';
import type { AxisChartData, Plot } from './plot.ts';
import { bands, type Frame, heightScale, labelStride, shortNumber, ticksFor } from './scale.ts';
import { Values } from './values.tsx';

const size = { width: 640, height: 260 } as const;
const frame: Frame = { left: 58, right: 626, top: 12, bottom: 208 };

const marks = { line: Lines, bar: Bars, area: Areas };

/** Lines, bars or areas over an axis. Hovering, or the arrow keys, show the values of one category. */
export function AxisChart({ chart }: { readonly chart: AxisChartData }) {
  const [active, setActive] = useState<number | null>(null);
  const ticks = ticksFor(chart.series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const y = heightScale(ticks, frame);
  const band = bands(chart.categories.length, frame);
  const plot: Plot = { chart, ground: y(0), band: band.width, x: band.at, y };
  const Marks = marks[chart.is];

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = chart.categories.length;
    setActive(((active ?? (step > 0 ? -1 : count)) + step + count) % count);
  }

  return (
    <div
      className="chart__plot"
      role="group"
      tabIndex={0}
      aria-label={`${chart.title}: ${chart.is} chart. Arrow keys read its values.`}
      onKeyDown={onKeyDown}
      onBlur={() => setActive(null)}
      onPointerLeave={() => setActive(null)}
    >
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <Axes ticks={ticks} plot={plot} />
        {active !== null && <rect {...shareOf(active, plot)} className="chart__active" />}
        <Marks plot={plot} active={active} />
        {chart.categories.map((category, nth) => (
          <rect key={category} {...shareOf(nth, plot)} fill="transparent" onPointerEnter={() => setActive(nth)} />
        ))}
      </svg>
      {active !== null && <Values chart={chart} nth={active} left={plot.x(active) / size.width} />}
    </div>
  );
}

const shareOf = (nth: number, { x, band }: Plot) => ({
  x: x(nth) - band / 2,
  y: frame.top,
  width: band,
  height: frame.bottom - frame.top,
});

function Axes({ ticks, plot }: { readonly ticks: readonly number[]; readonly plot: Plot }) {
  const { chart, x, y } = plot;
  const stride = labelStride(chart.categories, frame.right - frame.left);
  return (
    <g className="chart__axes">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={frame.left}
            x2={frame.right}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? 'chart__ground' : 'chart__grid'}
          />
          <text x={frame.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {chart.categories.map((category, nth) =>
        nth % stride === 0 ? (
          <text key={category} x={x(nth)} y={frame.bottom + 18} textAnchor="middle">
            {category}
          </text>
        ) : null,
      )}
      <text className="chart__axis-name" x={(frame.left + frame.right) / 2} y={size.height - 8} textAnchor="middle">
        {chart.xLabel}
      </text>
      <text
        className="chart__axis-name"
        transform={`translate(13 ${(frame.top + frame.bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {chart.yLabel}
      </text>
    </g>
  );
}
