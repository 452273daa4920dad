import { useSyncExternalStore } from 'react';

/** Those values of the address that are named, as a query for the server; empty ones are left out. */
export function useQueries(names: readonly string[]): string {
  return useSyncExternalStore(subscribe, () => queryOf(location.search, names));
}

/** See `useQueries`. */
export function queryOf(search: string, names: readonly string[]): string {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name)?.trim();
    if (value) kept.set(name, value);
  }
  return kept.toString();
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}
