/** Which part of the library an address asks for. */

import { textsOf } from "../../core/scope";

export const PARTS = [
  "glossary",
  "persona",
  "segment",
  "path",
  "channel",
  "department",
  "system",
  "kpi",
  "risk",
] as const;
export type LibraryPart = (typeof PARTS)[number];

export interface LibrarySearch {
  readonly journey?: string | undefined;
  readonly kind?: LibraryPart | undefined;
  readonly find?: string | undefined;
}

export function readLibrarySearch(search: Readonly<Record<string, unknown>>): LibrarySearch {
  const kind = PARTS.find((one) => one === search.kind);
  return {
    ...textsOf(search, ["journey", "find"]),
    ...(kind === undefined ? {} : { kind }),
  };
}
