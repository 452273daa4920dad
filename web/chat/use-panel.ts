import { useCallback, useEffect, useState } from 'react';
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
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => null), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return {
    View,
    opened,
    open,
    failed,
    show: useCallback((what: Opened) => {
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
