const PREFIX = 'lastkm.';

/** What this browser kept under a name, or `otherwise`: storage may be closed, full or hold something else. */
export function kept<Value>(name: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  } catch {
    return otherwise;
  }
}

/** Keeps a value in this browser as far as it lets us; null forgets it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A private window or a full disk: the page works on without memory.
  }
}

/** Calls back when another tab forgets a value. Gives the way to stop. */
export function onForgotten(name: string, callback: () => void): () => void {
  const look = ({ key, newValue }: StorageEvent) => {
    if (key === PREFIX + name && newValue === null) callback();
  };
  window.addEventListener('storage', look);
  return () => window.removeEventListener('storage', look);
}
