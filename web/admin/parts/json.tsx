/** What a step noted, as it is. */
export function Json({ label, value }: { label: string; value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <section className="json" aria-label={label} tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </section>
  );
}
