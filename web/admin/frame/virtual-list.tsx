import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const BEYOND = 8;

/** A long list of rows of one height, of which only those in sight are drawn. */
export function VirtualList<Item>(props: {
  label: string;
  items: readonly Item[];
  rowHeight: number;
  keyOf(item: Item): string | number;
  children(item: Item): ReactNode;
}) {
  const { items, rowHeight } = props;
  const frame = useRef<HTMLElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const seen = frame.current;
    if (!seen) return;
    const look = () => setSight({ top: seen.scrollTop, height: seen.clientHeight });
    const watch = new ResizeObserver(look);
    watch.observe(seen);
    seen.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      seen.removeEventListener('scroll', look);
    };
  }, []);
  const first = Math.max(0, Math.floor(sight.top / rowHeight) - BEYOND);
  const last = Math.min(items.length, Math.ceil((sight.top + sight.height) / rowHeight) + BEYOND);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <section className="virtual" ref={frame} tabIndex={0} aria-label={props.label}>
      <ul style={{ height: items.length * rowHeight }}>
        {items.slice(first, last).map((item, i) => (
          <li
            key={props.keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={first + i + 1}
            style={{ top: (first + i) * rowHeight, height: rowHeight }}
          >
            {props.children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
