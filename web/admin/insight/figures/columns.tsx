import { Legend, type Series } from './chart.tsx';
import { isNamed, ticksTo } from './ticks.ts';

export interface ColumnPoint {
  label: string;
  /** In full, for a pointer that rests on it. */
  words: string;
  values: Record<string, number>;
}

/** A column per period, its parts one upon the other. */
export function Columns({ series, points }: { series: readonly Series[]; points: readonly ColumnPoint[] }) {
  const sum = ({ values }: ColumnPoint) => series.reduce((all, { id }) => all + (values[id] ?? 0), 0);
  const ticks = ticksTo(Math.max(...points.map(sum), 0)).filter((tick) => Number.isInteger(tick));
  const top = ticks.at(-1) || 1;
  return (
    <figure className="plot">
      <Axis ticks={ticks} top={top} format={String} />
      <ol className="plot-columns" aria-hidden="true">
        {points.map((point, i) => (
          <li key={point.label} title={point.words}>
            <span className="plot-stack">
              {series.map(({ id }) => {
                const value = point.values[id] ?? 0;
                return (
                  value > 0 && <i key={id} data-series={id} style={{ height: `${(value / top) * 100}%` }} />
                );
              })}
            </span>
            <small>{isNamed(i, points.length) && point.label}</small>
          </li>
        ))}
      </ol>
      <PlotWords series={series} points={points} />
    </figure>
  );
}

/** What a plot says, for who does not see it, under its legend. */
export function PlotWords(props: {
  series: readonly Series[];
  points: readonly { label: string; words: string }[];
}) {
  return (
    <figcaption>
      <Legend series={props.series} />
      <ul className="unseen">
        {props.points.map(({ label, words }) => (
          <li key={label}>{words}</li>
        ))}
      </ul>
    </figcaption>
  );
}

/** The lines of a plot with their figures. */
export function Axis(props: { ticks: readonly number[]; top: number; format(value: number): string }) {
  const { ticks, top, format } = props;
  return (
    <div className="plot-axis" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ bottom: `${(tick / top) * 100}%` }}>
          {format(tick)}
        </span>
      ))}
    </div>
  );
}
