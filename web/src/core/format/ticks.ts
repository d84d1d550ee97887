/** Where along an axis of time do the marks stand: round numbers of the unit that fits. */

import { DAY } from "./numbers";
import { span } from "./spans";

const HOUR = 3600;
const SCALES = [
  { unit: "minutes", size: 60, below: 3 * HOUR, steps: [1, 2, 5, 10, 15, 30, 60] },
  { unit: "hours", size: HOUR, below: 3 * DAY, steps: [1, 2, 3, 6, 12, 24] },
  { unit: "days", size: DAY, below: 3 * 365 * DAY, steps: [1, 2, 5, 10, 20, 30, 60, 90, 180] },
  { unit: "years", size: 365 * DAY, below: Infinity, steps: [1, 2, 5, 10, 20, 50, 100] },
] as const;

export interface TimeTick {
  readonly at_s: number;
  readonly said: string;
}

/** Marks from 0 to a length of time, at most so many, all in one unit; the first is a bare 0. */
export function timeTicks(last_s: number, most: number): readonly TimeTick[] {
  const scale = SCALES.find((one) => last_s < one.below) ?? SCALES[3];
  const { unit, size, steps } = scale;
  const step = (steps.find((one) => last_s / (one * size) <= most) ?? steps.at(-1) ?? 1) * size;
  const marks = Array.from({ length: Math.floor(last_s / step) + 1 }, (_, place) => place * step);
  return marks.map((at_s) => ({ at_s, said: at_s === 0 ? "0" : span(at_s, unit) }));
}
