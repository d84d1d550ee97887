import { useState } from "react";

export const NARROWEST = 360;
export const WIDEST = 640;
const USUAL = 400;
const KEPT = "wayline.panel";
const STOPS = [USUAL, 520, WIDEST] as const;

function within(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

function kept(): number {
  try {
    const said = Number.parseInt(window.localStorage.getItem(KEPT) ?? "", 10);
    return Number.isNaN(said) ? USUAL : within(said);
  } catch {
    return USUAL; // a file opened from disk may not be allowed to remember
  }
}

/** The stop after a width: a click on the edge leads from one to the next, for those who cannot drag. */
export function nextStop(width: number): number {
  return STOPS.find((stop) => stop > width) ?? STOPS[0];
}

/** How wide the panel is, in px; kept for the next visit. */
export function usePanelWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(kept);
  const choose = (wanted: number) => {
    const chosen = within(wanted);
    setWidth(chosen);
    try {
      window.localStorage.setItem(KEPT, String(chosen));
    } catch {
      // then it holds until the page is closed
    }
  };
  return [width, choose];
}
