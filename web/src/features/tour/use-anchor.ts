import { useEffect, useState } from "react";

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const LOOKS_EVERY_MS = 200; // things come, go and scroll on the screen that the tour does not own

/** Where the first of several things stands that is shown now; null where none is. */
export function useAnchor(selectors: readonly string[]): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  const wanted = selectors.join("\n");
  useEffect(() => {
    const look = () => {
      const found = wanted.split("\n").flatMap((one) => boxOf(one) ?? [])[0] ?? null;
      setBox((before) => (isSame(before, found) ? before : found));
    };
    look();
    const timer = window.setInterval(look, LOOKS_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [wanted]);
  return box;
}

function boxOf(selector: string): Box | null {
  for (const found of document.querySelectorAll(selector)) {
    const { top, left, width, height } = found.getBoundingClientRect();
    const isSeen = width > 0 && height > 0 && top < window.innerHeight && left < window.innerWidth;
    if (isSeen && top + height > 0 && left + width > 0) return { top, left, width, height };
  }
  return null;
}

function isSame(one: Box | null, other: Box | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.top === other.top &&
    one.left === other.left &&
    one.width === other.width &&
    one.height === other.height
  );
}
