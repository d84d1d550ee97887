import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { later } from "../core/language";

const AGAIN_MS = 2_000;

/** Do something when the page has drawn what it had to draw. */
function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act);
  else setTimeout(act);
}

/** A component in a file of its own, fetched as soon as the page has time; until then its place is empty. */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loadAfterWords = later(load);
  const waiting = new Set<() => void>();
  let known: ComponentType<Props> | null = null;
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    loadAfterWords().then(
      (found) => {
        known = found;
        for (const tell of waiting) tell();
      },
      () => {
        isAsked = false;
        if (waiting.size > 0) setTimeout(ask, AGAIN_MS);
      },
    );
  };
  const wait = (tell: () => void) => {
    waiting.add(tell);
    return () => waiting.delete(tell);
  };
  whenIdle(ask);
  // biome-ignore lint/correctness/noComponentHookFactories: called once a module, as React's `lazy` is
  return function Fetched(props: Props) {
    const Known = useSyncExternalStore(wait, () => known);
    useEffect(ask, []);
    return Known === null ? null : <Known {...props} />;
  };
}
