import { useSyncExternalStore } from 'react';
import { queryOf } from './query-of.ts';

/** Those values of the address that are named, as a query for the server; empty ones are left out. */
export function useQueries(names: readonly string[]): string {
  return useSyncExternalStore(subscribe, () => queryOf(location.search, names));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}
