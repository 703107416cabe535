import type { AxisChartData } from './plot.ts';
import { Swatch } from './legend.tsx';
import { fullNumber } from './scale.ts';

interface Props {
  readonly chart: AxisChartData;
  readonly nth: number;
  /** Where the category is, as a share of the drawing's width. */
  readonly left: number;
}

/** The values of one category, beside it; on the other side of it in the right half. */
export function Values({ chart, nth, left }: Props) {
  const isRight = left > 0.55;
  const style = isRight ? { right: `${(1 - left) * 100 + 3}%` } : { left: `${left * 100 + 3}%` };
  return (
    <div className="chart__values" style={style} role="status">
      <strong>{chart.categories[nth]}</strong>
      {chart.series.map(({ name, values }, at) => (
        <span key={name} className="chart__value">
          <Swatch nth={at} />
          <span>{name}</span>
          <b>{valueText(values[nth])}</b>
        </span>
      ))}
      {chart.yLabel !== '' && <small>{chart.yLabel}</small>}
    </div>
  );
}

const valueText = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'no data' : fullNumber(value);
