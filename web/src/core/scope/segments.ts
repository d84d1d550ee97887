/** Which two segments does an address hold against each other? */

import { readScope, type ScopeSearch } from "./search";

/** The segment of the scope, and the one that stands beside it; "" = all customers. */
export interface SegmentsSearch extends ScopeSearch {
  readonly beside?: string | undefined;
}

export function readSegments(search: Readonly<Record<string, unknown>>): SegmentsSearch {
  const { beside } = search;
  return { ...readScope(search), ...(typeof beside === "string" ? { beside } : {}) };
}
