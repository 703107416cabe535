import type { Chart } from './data.ts';
import { fullNumber } from './scale.ts';

/** A chart's numbers. What the app did not give is a dash, never a zero. */
export function NumbersTable({ chart }: { readonly chart: Chart }) {
  const { head, rows } = chart.is === 'pie' ? pieRows(chart) : axisRows(chart);
  return (
    <div className="table" tabIndex={0} role="region" aria-label={`Numbers of ${chart.title}`}>
      <table>
        <thead>
          <tr>
            {head.map((name, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <th key={column} scope="col" className={column === 0 ? 'cell' : 'cell cell--right'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row" className="cell">
                {name}
              </th>
              {values.map((value, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                <td key={column} className="cell cell--right">
                  {value === null ? '–' : fullNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Numbers {
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

function pieRows({ segments }: Extract<Chart, { readonly is: 'pie' }>): Numbers {
  return { head: ['', 'Value'], rows: segments.map(({ label, value }) => ({ name: label, values: [value] })) };
}

function axisRows({ xLabel, categories, series }: Exclude<Chart, { readonly is: 'pie' }>): Numbers {
  return {
    head: [xLabel, ...series.map(({ name }) => name)],
    rows: categories.map((name, nth) => ({ name, values: series.map(({ values }) => values[nth] ?? null) })),
  };
}
