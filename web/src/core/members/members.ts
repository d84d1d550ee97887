/** Who is behind a number: those who did, did not, may still; and how many are left out of each list. */

import type { JourneySaid, Who } from "../../api/page";
import type { Side } from "../scope";

/** What lists of journeys stand in: the document of the map, or the answer to who is behind one number. */
export interface Listing {
  readonly who: Who;
  readonly journeys: readonly JourneySaid[];
}

export interface Listed {
  /** positions of journeys, in order; a journey comes twice where its visits or events are counted */
  readonly journeys: readonly number[];
  readonly leftOut: number;
  /** listed and left out */
  readonly total: number;
}

export type Members = Readonly<Record<Side, Listed>>;

/** How many stand on each side. */
export type Counts = Readonly<Record<Side, number>>;

/** The positions a packed list stands for: `0-3 7 9x2` is 0, 1, 2, 3, 7, 9, 9. */
export function unpack(text: string): readonly number[] {
  if (text === "") return [];
  return text.split(" ").flatMap((part) => {
    const [places = "", times = "1"] = part.split("x");
    const [first = "", last = first] = places.split("-");
    const from = Number(first);
    const run = Array.from({ length: Number(last) - from + 1 }, (_, step) => from + step);
    return run.flatMap((place) => Array.from({ length: Number(times) }, () => place));
  });
}

/** The three lists behind a number; null when there are none. */
export function membersOf(who: Who, number: string): Members | null {
  const packed = who.numbers[number];
  if (packed === undefined) return null;
  const side = (place: number): Listed => {
    const journeys = unpack(who.lists[packed[place] ?? -1] ?? "");
    const leftOut = packed[place + 3] ?? 0;
    return { journeys, leftOut, total: journeys.length + leftOut };
  };
  return { did: side(0), did_not: side(1), still_open: side(2) };
}

/** The numbers that somebody can be asked for. */
export function numbersOf(who: Who): readonly string[] {
  return [...Object.keys(who.numbers), ...Object.keys(who.counts)];
}

/** Whether a number is one of them. */
export function isCounted(who: Who, number: string): boolean {
  return who.numbers[number] !== undefined || who.counts[number] !== undefined;
}

/** How many stand behind a number; null when nobody can be asked for. */
export function countsOf(who: Who, number: string): Counts | null {
  const counted = who.counts[number];
  if (counted !== undefined) {
    const [did = 0, didNot = 0, stillOpen = 0] = counted;
    return { did, did_not: didNot, still_open: stillOpen };
  }
  const members = membersOf(who, number);
  if (members === null) return null;
  const { did, did_not, still_open } = members;
  return { did: did.total, did_not: did_not.total, still_open: still_open.total };
}

/** The n of a number: did and did not. */
export function judged(counts: Counts): number {
  return counts.did + counts.did_not;
}

export interface Row {
  readonly journey: number;
  /** how often it counts */
  readonly times: number;
}

/** Each journey of a list once, with how often it counts. */
export function rowsOf(listed: Listed): readonly Row[] {
  const times = new Map<number, number>();
  for (const journey of listed.journeys) times.set(journey, (times.get(journey) ?? 0) + 1);
  return [...times].map(([journey, count]) => ({ journey, times: count }));
}
