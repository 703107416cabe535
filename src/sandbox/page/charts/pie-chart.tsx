import { useState } from 'react';
import type { Chart } from './data.ts';
import { seriesClass, Swatch } from './legend.tsx';
import { ringPath } from './paths.ts';
import { fullNumber } from './scale.ts';

const radii = { outer: 90, inner: 52 };

/** A ring, with a list beside it that says everything in words. */
export function PieChart({ chart }: { readonly chart: Extract<Chart, { readonly is: 'pie' }> }) {
  const [active, setActive] = useState<number | null>(null);
  const total = chart.segments.reduce((sum, { value }) => sum + value, 0);
  const from = chart.segments.map((_, nth) => share(chart.segments.slice(0, nth), total));

  return (
    <div className="pie" onPointerLeave={() => setActive(null)}>
      <svg viewBox="-100 -100 200 200" className="pie__ring" aria-hidden="true">
        {chart.segments.map((segment, nth) => (
          <path
            key={segment.label}
            d={ringPath(from[nth] ?? 0, (from[nth] ?? 0) + segment.value / total, radii)}
            className={`pie__piece ${seriesClass(nth)} ${dimmed(active, nth)}`}
            onPointerEnter={() => setActive(nth)}
          />
        ))}
        <text className="pie__total" textAnchor="middle" dy="0.1em">
          {percent(active === null ? 1 : (chart.segments[active]?.value ?? 0) / total)}
        </text>
        <text className="pie__label" textAnchor="middle" dy="1.7em">
          {active === null ? 'of all' : chart.segments[active]?.label}
        </text>
      </svg>
      <ul className="pie__list">
        {chart.segments.map(({ label, value }, nth) => (
          <li key={label} className={dimmed(active, nth)} onPointerEnter={() => setActive(nth)}>
            <Swatch nth={nth} />
            <span className="pie__name">{label}</span>
            <span className="pie__value">{fullNumber(value)}</span>
            <span className="pie__share">{percent(value / total)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const share = (segments: readonly { readonly value: number }[], total: number): number =>
  segments.reduce((sum, { value }) => sum + value, 0) / total;

const dimmed = (active: number | null, nth: number): string => (active === null || active === nth ? '' : 'is-dimmed');

const percent = (part: number): string =>
  part.toLocaleString('en', { style: 'percent', maximumFractionDigits: part < 0.1 ? 1 : 0 });
