import { useCallback, useSyncExternalStore } from 'react';

/** Whether the page stands on a phone; the style sheets break at the same width. */
export const useNarrow = mediaHook('(max-width: 640px)');

/** Whether the reader wants nothing to move. */
export const useStill = mediaHook('(prefers-reduced-motion: reduce)');

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    useCallback(
      (changed) => {
        const media = matchMedia(query);
        media.addEventListener('change', changed);
        return () => media.removeEventListener('change', changed);
      },
      [query],
    ),
    () => matchMedia(query).matches,
  );
}

function mediaHook(query: string): () => boolean {
  const media = matchMedia(query);
  const subscribe = (changed: () => void) => {
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(subscribe, () => media.matches);
}
