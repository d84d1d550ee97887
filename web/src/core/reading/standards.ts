/** How does the time of a stage stand against its standard, on one bar? */

import type { CalendarSaid, StandardSaid } from "../../api/page";
import { type DurationUnit, isDurationUnit, span, unitsOf } from "../format";
import type { Stage } from "./living-map";

const DAY = 86_400;
const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const UNIT_OF_TEXT: readonly [RegExp, DurationUnit][] = [
  [/business days?$/, "business days"],
  [/business hours?$/, "business hours"],
  [/minutes?$/, "minutes"],
  [/hours?$/, "hours"],
  [/days?$/, "days"],
  [/weeks?$/, "weeks"],
  [/months?$/, "months"],
  [/years?$/, "years"],
];

/** A length as the map writes it, short: `60 business days` is `60 wd`. */
export function shortLength(text: string): string {
  const unit = UNIT_OF_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  const value = Number.parseFloat(text);
  if (unit === undefined || Number.isNaN(value)) return text;
  return unitsOf(value, unit);
}

/** The unit in which elapsed time of a stage is said; null = what fits. */
export function unitOf(said: StandardSaid | null): DurationUnit | null {
  const unit = said?.unit ?? null;
  return unit !== null && isDurationUnit(unit) ? unit : null;
}

/** What is usual in a stage where the map agrees on no standard, short; null = the standard is agreed, or nothing is known. */
export function usualLength(stage: Stage): string | null {
  const standard = stage.measured?.standard ?? null;
  return standard === null || standard.basis !== "observed" || standard.target_s === null
    ? null
    : span(standard.target_s);
}

export interface Scale {
  /** shares of the bar, 0 to 1 */
  readonly observed: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly standard: number | null;
}

const HEADROOM = 1.12;

/** How many days a week a calendar works, read from its words: `Mon–Sat 06:00–18:00`. */
export function workDays(calendar: CalendarSaid | undefined): number {
  const said = calendar?.text ?? "";
  const [, first = "", last = ""] = /(\w{3})–(\w{3})/.exec(said) ?? [];
  const length = WEEK.indexOf(last) - WEEK.indexOf(first) + 1;
  return first !== "" && length > 0 && length < 7 ? length : 5;
}

/** A standard as time on the clock, so that it can stand beside elapsed time; working days are spread over their week. */
export function elapsedTarget(
  said: StandardSaid | null,
  calendars: readonly CalendarSaid[],
): number | null {
  if (said === null || said.target_s === null) return null;
  if (!/business/.test(said.target ?? "")) return said.target_s;
  const week = workDays(calendars.find((one) => one.key === said.calendar));
  return (said.target_s / said.work_day_seconds) * DAY * (7 / week);
}

/** Where time and standard stand on one bar; the longest of them nearly fills it. */
export function scaleOf(stage: Stage, calendars: readonly CalendarSaid[]): Scale {
  const dwell = stage.measured?.dwell ?? null;
  const shows = dwell !== null && dwell.quality !== "none" && dwell.quality !== "too_few";
  const observed = shows ? dwell.value : null;
  const standard = elapsedTarget(stage.said.standard, calendars);
  const high = shows ? dwell.high : null;
  const low = shows ? dwell.low : null;
  const longest =
    Math.max(observed ?? 0, standard ?? 0, high !== null && high < 2 * (observed ?? 0) ? high : 0) *
    HEADROOM;
  const place = (seconds: number | null) =>
    seconds === null || longest === 0 ? null : Math.min(1, seconds / longest);
  return {
    observed: place(observed),
    standard: place(standard),
    low: place(low),
    high: place(high),
  };
}
