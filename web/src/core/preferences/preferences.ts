/** What a person likes, kept in the browser: read with a default, kept for the next visit. */

export type Preference<T> = {
  readonly read: () => T;
  readonly keep: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * A preference under a name; `valueFrom` makes the value of what was kept, which may be anything.
 *
 * Where the browser keeps nothing (a file opened from disk) it holds until the page is closed.
 */
export function preference<T>(name: string, valueFrom: (said: unknown) => T): Preference<T> {
  const listeners = new Set<() => void>();
  let kept: { readonly value: T } | null = null;
  return {
    read: () => {
      kept ??= { value: valueFrom(load(name)) };
      return kept.value;
    },
    keep: (next) => {
      kept = { value: next };
      save(name, next);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function load(name: string): unknown {
  let kept: string | null = null;
  try {
    kept = window.localStorage.getItem(name);
    return JSON.parse(kept ?? "null");
  } catch {
    return kept; // not allowed to remember, not ours, or kept as a plain word
  }
}

function save(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // then it holds until the page is closed
  }
}
