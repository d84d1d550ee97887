/** Which part of the screen an address shows. */

export const PARTS = ["people", "links", "jobs", "audit"] as const;
export type AdminPart = (typeof PARTS)[number];

export interface AdminSearch {
  /** none = the people */
  readonly part?: AdminPart;
}

export function readAdminSearch(search: Readonly<Record<string, unknown>>): AdminSearch {
  const part = PARTS.find((known) => known === search.part);
  return part === undefined || part === "people" ? {} : { part };
}
