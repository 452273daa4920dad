import { useCallback, useEffect, useRef, useState } from 'react';
import type { Opened, PanelView } from './panel.tsx';

const load = () => import('./panel.tsx').then((module) => module.Panel);

/**
 * What is open beside the conversation. Its code comes once the page is at rest, so that it is there even when
 * the network is not; until then opening waits for it, and says so when it does not come.
 */
export function usePanel() {
  const [View, setView] = useState<PanelView>(() => Nothing);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => null), 1_500);
    return () => clearTimeout(timer);
  }, []);
  // After the sheet has let go of the focus, which it holds as long as it is open.
  useEffect(() => {
    if (!open && opener.current instanceof HTMLElement) opener.current.focus();
  }, [open]);
  return {
    View,
    opened,
    open,
    failed,
    show: useCallback((what: Opened) => {
      opener.current = document.activeElement;
      load().then(
        (panel) => {
          setView(() => panel);
          setOpened(what);
          setOpen(true);
          setFailed(false);
        },
        () => setFailed(true),
      );
    }, []),
    hide: useCallback(() => setOpen(false), []),
    forget: useCallback(() => setOpened(null), []),
  };
}

function Nothing() {
  return null;
}
