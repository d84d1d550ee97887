import { useCallback, useMemo, useSyncExternalStore } from "react";
import { parseScreen, printScreen, type Screen } from "../../core/scope";

const CHANGED = "wayline:screen";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  window.addEventListener("popstate", onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener("hashchange", onChange);
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

const readHash = () => window.location.hash;

/** The screen the address describes, and how to change it. */
export function useScreen(): readonly [
  Screen,
  (change: Partial<Screen>, isStep?: boolean) => void,
] {
  const hash = useSyncExternalStore(subscribe, readHash);
  const screen = useMemo(() => parseScreen(hash), [hash]);
  const show = useCallback((change: Partial<Screen>, isStep = false) => {
    const before = window.location.hash;
    const said = printScreen({ ...parseScreen(before), ...change });
    if (`#${said}` === before || (said === "" && before === "")) return;
    const address = `${window.location.pathname}${window.location.search}${said === "" ? "" : `#${said}`}`;
    if (isStep) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [screen, show];
}
