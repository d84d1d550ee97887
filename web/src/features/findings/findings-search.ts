/** Which findings an address asks for. */

import { readScope, type ScopeSearch, textOf } from "../../core/scope";

export interface FindingsSearch extends ScopeSearch {
  readonly kind?: string | undefined;
  readonly stage?: string | undefined;
  /** the key of a department, or `nobody` */
  readonly owner?: string | undefined;
}

export function readFindingsSearch(search: Readonly<Record<string, unknown>>): FindingsSearch {
  const said = ["kind", "stage", "owner"].flatMap((name) => {
    const text = textOf(search[name]);
    return text === null ? [] : [[name, text] as const];
  });
  return { ...readScope(search), ...Object.fromEntries(said) };
}
