/** Which open customers an address asks for. */

import { readScope, type ScopeSearch, textsOf } from "../../core/scope";

export const STATES = ["stuck", "dead_end", "slow", "on_track", "unknown"] as const;
export type OpenState = (typeof STATES)[number];
export const CARED_FOR: readonly OpenState[] = ["stuck", "dead_end", "slow"];

export interface OpenSearch extends ScopeSearch {
  /** states with commas between; none = those to care for */
  readonly state?: string | undefined;
  readonly stage?: string | undefined;
  readonly owner?: string | undefined;
  /** the id of a person, `me`, or `nobody` */
  readonly assignee?: string | undefined;
}

export function readOpenSearch(search: Readonly<Record<string, unknown>>): OpenSearch {
  return { ...readScope(search), ...textsOf(search, ["state", "stage", "owner", "assignee"]) };
}

/** The states that are asked for, in the order of their weight. */
export function statesOf(search: OpenSearch): readonly OpenState[] {
  const wanted = search.state?.split(",") ?? CARED_FOR;
  const known = STATES.filter((state) => wanted.includes(state));
  return known.length === 0 ? CARED_FOR : known;
}

/** The address of a set of states: nothing where it is the usual one. */
export function wordOf(states: readonly OpenState[]): string | undefined {
  const word = STATES.filter((state) => states.includes(state)).join(",");
  return word === CARED_FOR.join(",") || word === "" ? undefined : word;
}
