/** Which tab of the browser holds something that there may be once? The first that asks; when it goes, the next. */

export interface Held {
  /** Let go, or wait no longer. */
  release(): void;
}

/** Begin once this tab is the holder; `begin` gives the way to end. */
export function hold(name: string, begin: () => () => void): Held {
  const calledOff = new AbortController();
  if (!("locks" in navigator)) {
    // Without locks every tab has its own; it hears everything, only more often than needed.
    const end = begin();
    return { release: end };
  }
  void navigator.locks
    .request(name, { signal: calledOff.signal }, () => {
      const end = begin();
      return new Promise<void>((done) => {
        calledOff.signal.addEventListener("abort", () => {
          end();
          done();
        });
      });
    })
    .catch(() => undefined); // called off while it waited
  return { release: () => calledOff.abort() };
}
