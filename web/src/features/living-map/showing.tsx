import { createContext, use } from "react";
import type { LivingMap } from "../../core/reading";
import type { Screen } from "../../core/scope";

/** What every part of the screen may know: the map, what is on the screen, and how to change that. */
export interface Showing {
  readonly map: LivingMap;
  readonly screen: Screen;
  /** changes the screen; a change somebody may want to come back from is a step of its own */
  readonly show: (change: Partial<Screen>, isStep?: boolean) => void;
}

const ShowingContext = createContext<Showing | null>(null);
export const ShowingProvider = ShowingContext.Provider;

/** The map and the screen; only inside the living map. */
export function useShowing(): Showing {
  const showing = use(ShowingContext);
  if (showing === null) throw new Error("useShowing is for parts of the living map");
  return showing;
}
