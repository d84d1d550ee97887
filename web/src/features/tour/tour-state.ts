import { isObject, plain } from "../../core/json";
import { preference } from "../../core/preferences";
import type { tourWords } from "../../core/words/tour";

export type StepKey = keyof typeof tourWords.steps;

/** A step, and where on the living map it stands. */
export interface Step {
  readonly key: StepKey;
  /** the thing it tells about; the first that is shown */
  readonly anchors: readonly string[];
}

export const STEPS: readonly Step[] = [
  { key: "layers", anchors: ["[data-view] header fieldset"] },
  { key: "number", anchors: ['[data-number$=".moved_on"]'] },
  { key: "who", anchors: ["aside:has([data-judged])", '[data-number$=".moved_on"]'] },
  { key: "panel", anchors: ["[data-view] aside", "[data-view] [data-place]"] },
  { key: "scope", anchors: ["[data-tour=scope]"] },
  { key: "edit", anchors: ["[data-tour=edit]"] },
  { key: "share", anchors: ["[data-tour=share]", "[data-view] header h1"] },
];

/** How far a person has come, and whether the tour is shown now. */
export interface TourState {
  readonly at: number;
  readonly isShown: boolean;
}

export const tourState = preference("wayline.tour", stateFrom);

/** What was kept, as far as it can be read. */
export function stateFrom(said: unknown): TourState {
  const kept = plain(said);
  if (!isObject(kept)) return { at: 0, isShown: false };
  const at = typeof kept.at === "number" ? Math.trunc(kept.at) : 0;
  const isThere = STEPS[at] !== undefined;
  return { at: isThere ? at : 0, isShown: isThere && kept.isShown === true };
}

/** Begin the tour, or take it up where it was left. */
export function startTour(): void {
  tourState.keep({ ...tourState.read(), isShown: true });
}

/** Leave the tour; it is taken up again at this step. */
export function leaveTour(): void {
  tourState.keep({ ...tourState.read(), isShown: false });
}

/** To another step; past the last one the tour is over, and begins anew the next time. */
export function goTo(at: number): void {
  tourState.keep(STEPS[at] === undefined ? { at: 0, isShown: false } : { at, isShown: true });
}
