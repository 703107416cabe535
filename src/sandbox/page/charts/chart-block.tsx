import { useState } from 'react';
import type { BlockProps } from '../blocks/block-props.ts';
import { AxisChart } from './axis-chart.tsx';
import { readChart } from './data.ts';
import { Legend } from './legend.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { PieChart } from './pie-chart.tsx';

/** A chart with its title and legend, and its numbers as a table for those who can't see it or want them exactly. */
export function ChartBlock({ block }: BlockProps) {
  const [showsNumbers, setShowsNumbers] = useState(false);
  const chart = readChart(block);
  if (chart === null) return <p className="unsupported">This chart can’t be drawn here.</p>;
  const names = chart.is === 'pie' ? [] : chart.series.map(({ name }) => name);

  return (
    <figure className="chart">
      <figcaption className="chart__head">
        <span className="chart__title">{chart.title}</span>
        <button
          type="button"
          className="chart__switch"
          aria-pressed={showsNumbers}
          onClick={() => setShowsNumbers(!showsNumbers)}
        >
          {showsNumbers ? 'Chart' : 'Numbers'}
        </button>
      </figcaption>
      {showsNumbers ? (
        <NumbersTable chart={chart} />
      ) : (
        <>
          {chart.is === 'pie' ? <PieChart chart={chart} /> : <AxisChart chart={chart} />}
          <Legend names={names} />
          <div className="unseen">
            <NumbersTable chart={chart} />
          </div>
        </>
      )}
    </figure>
  );
}
