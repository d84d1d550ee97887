/** How do the people behind numbers that were asked for by themselves come into the document of the map? */

import type { Page } from "../../api/page";

/** Who is behind a number, by the keys of journeys. */
export interface Keyed {
  readonly did: readonly string[];
  readonly did_not: readonly string[];
  readonly still_open: readonly string[];
  readonly left_out: Readonly<Record<string, number>>;
}

const SIDES = ["did", "did_not", "still_open"] as const;

/** The document with more lists; a journey that the document does not carry is counted as left out. */
export function withMembers(page: Page, more: Readonly<Record<string, Keyed>>): Page {
  const entries = Object.entries(more);
  if (entries.length === 0 || page.made.customers === "hidden") return page;
  const places = new Map(page.journeys.map((one, place) => [one.key, place]));
  const lists = [...page.who.lists];
  const numbers: Record<string, readonly number[]> = { ...page.who.numbers };
  for (const [number, members] of entries) {
    const at: number[] = [];
    const leftOut: number[] = [];
    for (const side of SIDES) {
      const known = members[side].flatMap((key) => places.get(key) ?? []).sort((a, b) => a - b);
      at.push(lists.push(known.join(" ")) - 1);
      leftOut.push(members[side].length - known.length + (members.left_out[side] ?? 0));
    }
    numbers[number] = [...at, ...leftOut];
  }
  return { ...page, who: { lists, numbers } };
}
