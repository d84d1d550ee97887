import { useSyncExternalStore } from "react";

const USUAL_PX = 16;
const tellers = new Set<() => void>();
let known: number | null = null;
let probe: HTMLElement | null = null;

function measured(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / USUAL_PX : 1;
}

/** A box as wide as the text is high: it changes with the text, so that nobody has to ask at each drawing. */
function follow(): void {
  if (probe !== null || typeof ResizeObserver === "undefined") return;
  probe = document.createElement("div");
  probe.style.cssText = "position:absolute;inline-size:1rem;block-size:0;visibility:hidden";
  document.body.append(probe);
  new ResizeObserver(() => {
    const now = measured();
    if (now === known) return;
    known = now;
    for (const tell of tellers) tell();
  }).observe(probe);
}

function subscribe(tell: () => void): () => void {
  follow();
  tellers.add(tell);
  return () => tellers.delete(tell);
}

function read(): number {
  known ??= measured();
  return known;
}

/** How much larger than usual the reader wants the text: 2 at 200 %. What is laid out in px grows with it. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, read);
}
