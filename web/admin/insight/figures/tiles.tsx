import type { ReactNode } from 'react';

/** The figures that matter most, large. */
export function Tiles({ tiles }: { tiles: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="figure-tiles">
      {tiles.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
