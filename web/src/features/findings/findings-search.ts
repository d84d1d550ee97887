/** Which findings an address asks for. */

import { readScope, type ScopeSearch, textsOf } from "../../core/scope";

export interface FindingsSearch extends ScopeSearch {
  readonly kind?: string | undefined;
  readonly stage?: string | undefined;
  /** the key of a department, or `nobody` */
  readonly owner?: string | undefined;
}

export function readFindingsSearch(search: Readonly<Record<string, unknown>>): FindingsSearch {
  return { ...readScope(search), ...textsOf(search, ["kind", "stage", "owner"]) };
}
