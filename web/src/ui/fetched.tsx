import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { later } from "../core/parts";
import { whenSpare } from "../core/spare-time";

const AGAIN_MS = 2_000;

/**
 * A component in a file of its own, fetched as soon as the page has time; until then its place is empty.
 *
 * Where it is drawn it does not wait for that time, unless it `canWait`.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  canWait = false,
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
  whenSpare(ask);
  // biome-ignore lint/correctness/noComponentHookFactories: called once a module, as React's `lazy` is
  return function Fetched(props: Props) {
    const Known = useSyncExternalStore(wait, () => known);
    useEffect(() => {
      if (!canWait) ask();
    }, []);
    return Known === null ? null : <Known {...props} />;
  };
}
