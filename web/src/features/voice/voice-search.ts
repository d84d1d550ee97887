/** Which score, and words about which stage, an address asks for. */

import { readScope, type ScopeSearch, textsOf } from "../../core/scope";

export const SCORES = ["nps", "csat", "ces"] as const;
export type ScoreKind = (typeof SCORES)[number];

export interface VoiceSearch extends ScopeSearch {
  readonly score?: ScoreKind | undefined;
  readonly stage?: string | undefined;
}

export function readVoiceSearch(search: Readonly<Record<string, unknown>>): VoiceSearch {
  const score = SCORES.find((one) => one === search.score);
  return {
    ...readScope(search),
    ...(score === undefined ? {} : { score }),
    ...textsOf(search, ["stage"]),
  };
}
