import { type ComponentProps, useSyncExternalStore } from 'react';

/** Goes to a page of this application without loading it anew. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (path === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** The path that the browser shows. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** One value of the address after `?`, and how to set it; null takes it out. */
export function useQuery(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => new URLSearchParams(location.search).get(name));
  const set = (next: string | null) => {
    const query = new URLSearchParams(location.search);
    if (next === null) query.delete(name);
    else query.set(name, next);
    const words = query.toString();
    go(location.pathname + (words ? `?${words}` : ''), { replace: true });
  };
  return [value, set];
}

/** A link within the application; new tabs and windows stay the browser's. */
export function Link({ href, ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        rest.onClick?.(event);
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
        if (!plain || event.defaultPrevented) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}
