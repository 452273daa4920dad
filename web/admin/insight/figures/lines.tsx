import type { Series } from './chart.tsx';
import { Axis, PlotWords } from './columns.tsx';
import { stretchesOf } from './stretches.ts';
import { isNamed, ticksTo } from './ticks.ts';

export interface LinePoint {
  label: string;
  words: string;
  /** Null: nothing is known of that time, and the line has a hole. */
  values: Record<string, number | null>;
}

interface Props {
  series: readonly Series[];
  points: readonly LinePoint[];
  format(value: number): string;
  /** Where the axis ends; default: above the highest value. */
  top?: number;
}

/** A line per series over the periods. */
export function Lines({ series, points, format, top: given }: Props) {
  const known = points.flatMap(({ values }) => series.map(({ id }) => values[id] ?? 0));
  const ticks = ticksTo(given ?? Math.max(...known, 0));
  const top = ticks.at(-1) || 1;
  const x = (place: number) => ((place + 0.5) / points.length) * 100;
  const y = (value: number) => 100 - (value / top) * 100;
  return (
    <figure className="plot">
      <Axis ticks={ticks} top={top} format={format} />
      <svg className="plot-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {series.map(({ id }) =>
          stretchesOf(points.map(({ values }) => values[id] ?? null)).map((stretch) => (
            <polyline
              key={`${id} ${stretch[0]!.place}`}
              data-series={id}
              points={stretch
                .flatMap(({ place, value }, _, all) =>
                  // A single point would be drawn as nothing: it becomes a short dash.
                  all.length === 1
                    ? [`${x(place) - 0.6},${y(value)}`, `${x(place) + 0.6},${y(value)}`]
                    : `${x(place)},${y(value)}`,
                )
                .join(' ')}
            />
          )),
        )}
      </svg>
      <ol className="plot-columns plot-names" aria-hidden="true">
        {points.map(({ label, words }, i) => (
          <li key={label} title={words}>
            <span className="plot-stack" />
            <small>{isNamed(i, points.length) && label}</small>
          </li>
        ))}
      </ol>
      <PlotWords series={series} points={points} />
    </figure>
  );
}
