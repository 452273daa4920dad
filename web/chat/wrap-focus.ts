import type { KeyboardEvent } from 'react';

const REACHABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Keeps Tab within a sheet: from its last control on to the first, and back, never out to the browser's own. */
export function wrapFocus(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const sheet = event.currentTarget;
  const controls = [...sheet.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (one) => one.offsetParent !== null,
  );
  const [from, to] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  if (document.activeElement !== from || !to) return;
  event.preventDefault();
  to.focus();
}
