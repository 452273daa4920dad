import { useEffect, useRef } from 'react';

/** Keys by name as `event.key` gives them, a leading `g ` for the second of two keys. */
export type Keys = Record<string, (() => void) | undefined>;

/** After `g`, so long the next key counts as its second. */
const SEQUENCE_MS = 1_200;

/** Calls by single keys, not while somebody writes, and not under an open dialog. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const leading = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
        return;
      if (isBusy(event.target as Element)) return;
      const second = Date.now() - leading.current < SEQUENCE_MS;
      leading.current = event.key === 'g' && !second ? Date.now() : 0;
      const act = latest.current[second ? `g ${event.key}` : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isBusy(target: Element): boolean {
  if (target.closest?.('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'))
    return true;
  // A dialog that was open once stays in the document, hidden.
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"], dialog[open]');
  return [...dialogs].some((dialog) => dialog.getClientRects().length > 0);
}
