/** Who is behind a number: those who did, did not, may still; and how many are left out of each list. */

import type { Who } from "../../api/page";
import type { Side } from "../scope";

export interface Listed {
  /** positions of journeys, in order; a journey comes twice where its visits or events are counted */
  readonly journeys: readonly number[];
  readonly leftOut: number;
  /** listed and left out */
  readonly total: number;
}

export type Members = Readonly<Record<Side, Listed>>;

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

/** The three lists behind a number; null when the document carries none. */
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

/** The n of a number: did and did not. */
export function judged(members: Members): number {
  return members.did.total + members.did_not.total;
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
