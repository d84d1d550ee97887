/** The ratings of a stage or a touchpoint from inside and outside. */

import { type BothSides, isStage, type Stage, sidesOf, type Touchpoint } from "../../core/reading";

export interface Rated {
  readonly importance: BothSides;
  readonly performance: BothSides;
}

/** Importance and performance, each asked inside and outside. */
export function bothSidesOf(element: Stage | Touchpoint): Rated {
  if (!isStage(element)) return element;
  return {
    importance: sidesOf(element.said.importance),
    performance: sidesOf(element.said.performance),
  };
}
