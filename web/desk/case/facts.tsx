/** Names and values; what has no value is left out, what has no name stands across. */
export type FactList = (readonly [string, string | null])[];

/** Short facts under each other. */
export function Facts({ facts }: { facts: FactList }) {
  const shown = facts.filter(([, value]) => value);
  if (shown.length === 0) return null;
  return (
    <dl className="pairs">
      {shown.map(([name, value]) => (
        <div key={`${name}-${value}`}>
          {name && <dt>{name}</dt>}
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
