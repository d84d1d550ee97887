/** How do the people behind numbers that were asked for by themselves come beside those of the map? */

import type { JourneySaid, Page } from "../../api/page";
import { SIDES } from "../scope";
import type { Listing } from "./members";

/** Who is behind a number, by the keys of journeys. */
export interface Keyed {
  readonly did: readonly string[];
  readonly did_not: readonly string[];
  readonly still_open: readonly string[];
  readonly left_out: Readonly<Record<string, number>>;
}

/** The document with more numbers that can be asked for. */
export function withCounts(page: Page, more: Readonly<Record<string, Keyed>>): Page {
  const entries = Object.entries(more);
  if (entries.length === 0 || page.made.customers === "hidden") return page;
  const counts: Record<string, readonly number[]> = { ...page.who.counts };
  for (const [number, keyed] of entries)
    counts[number] = SIDES.map((side) => keyed[side].length + (keyed.left_out[side] ?? 0));
  return { ...page, who: { ...page.who, counts } };
}

/** The keys of everybody behind a number. */
export function keysOf(keyed: Keyed): readonly string[] {
  return [...new Set(SIDES.flatMap((side) => keyed[side]))];
}

/** The lists behind one number over these journeys; one that is not among them is counted as left out. */
export function listingOf(number: string, keyed: Keyed, journeys: readonly JourneySaid[]): Listing {
  const places = new Map(journeys.map((one, place) => [one.key, place]));
  const lists: string[] = [];
  const leftOut: number[] = [];
  for (const side of SIDES) {
    const known = keyed[side].flatMap((key) => places.get(key) ?? []).sort((a, b) => a - b);
    lists.push(known.join(" "));
    leftOut.push(keyed[side].length - known.length + (keyed.left_out[side] ?? 0));
  }
  return { journeys, who: { lists, numbers: { [number]: [0, 1, 2, ...leftOut] }, counts: {} } };
}
