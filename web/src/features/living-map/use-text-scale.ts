import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("resize", onChange);
  return () => window.removeEventListener("resize", onChange);
}

/** How much larger than usual the reader wants the text: 2 at 200 %. What is laid out in px grows with it. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, () => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Number.isFinite(size) && size > 0 ? size / 16 : 1;
  });
}
