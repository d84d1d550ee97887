/** Which ways does an address ask for? */

import { readScope, type ScopeSearch, textsOf } from "./search";

export const WAY_LEVELS = ["stage", "touchpoint"] as const;
export type WayLevel = (typeof WAY_LEVELS)[number];

/** How many of the most frequent steps a drawing may have. */
export const STEP_LIMITS = [6, 10, 16, 25, 40, 60, 100] as const;
export const USUAL_STEPS = 40;

/** The ways beside the scope: from what to what, only some of them, held against each other. */
export interface WaysSearch extends ScopeSearch {
  readonly level?: WayLevel | undefined;
  readonly repeats?: boolean | undefined;
  /** `a>b`: only those who took this step */
  readonly step?: string | undefined;
  /** key of a variant: only those who went exactly this way */
  readonly variant?: string | undefined;
  readonly compare?: boolean | undefined;
  /** how many steps are drawn */
  readonly steps?: number | undefined;
}

export function readWays(search: Readonly<Record<string, unknown>>): WaysSearch {
  const level = WAY_LEVELS.find((one) => one === search.level);
  const steps = STEP_LIMITS.find((one) => one === search.steps);
  return {
    ...readScope(search),
    ...textsOf(search, ["step", "variant"]),
    ...(level === undefined || level === "stage" ? {} : { level }),
    ...(search.repeats === true ? { repeats: true } : {}),
    ...(search.compare === true ? { compare: true } : {}),
    ...(steps === undefined || steps === USUAL_STEPS ? {} : { steps }),
  };
}

/** The next limit that draws more of `all` steps, or fewer; null where there is none. */
export function stepLimit(now: number, all: number, by: 1 | -1): number | null {
  const drawn = Math.min(now, all);
  const found =
    by === 1
      ? STEP_LIMITS.find((one) => one > drawn && drawn < all)
      : STEP_LIMITS.findLast((one) => one < drawn);
  return found ?? null;
}
