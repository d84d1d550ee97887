/** Which funnel does an address ask for? */

import { readScope, type ScopeSearch, textsOf } from "./search";

/** The funnel of one's own beside the scope: its steps in order, its window, what is held. */
export interface FunnelSearch extends ScopeSearch {
  /** references with commas between them: `touchpoint:offer,stage:contract` */
  readonly steps?: string | undefined;
  readonly within?: string | undefined;
  readonly hold?: string | undefined;
  /** each stage broken down by channel */
  readonly channels?: boolean | undefined;
}

export function readFunnel(search: Readonly<Record<string, unknown>>): FunnelSearch {
  return {
    ...readScope(search),
    ...textsOf(search, ["steps", "within", "hold"]),
    ...(search.channels === true ? { channels: true } : {}),
  };
}

/** The steps of a funnel, in order, each once. */
export function stepsOf(search: FunnelSearch): readonly string[] {
  return [...new Set((search.steps ?? "").split(",").filter((step) => step !== ""))];
}

/** Which stage, beside the scope. */
export interface StageSearch extends ScopeSearch {
  readonly stage?: string | undefined;
  /** one curve a segment */
  readonly segments?: boolean | undefined;
}

export function readStage(search: Readonly<Record<string, unknown>>): StageSearch {
  return {
    ...readScope(search),
    ...textsOf(search, ["stage"]),
    ...(search.segments === true ? { segments: true } : {}),
  };
}
