/** How is a length of time written: `34 d`, `17 wd`, `3 h 20 min`? */

import { figureWords } from "../words/figures";
import { DAY, MINUS, number } from "./numbers";

export type DurationUnit =
  | "minutes"
  | "hours"
  | "days"
  | "weeks"
  | "months"
  | "years"
  | "business hours"
  | "business days";

const words = figureWords.time;
const SECONDS: Readonly<Record<DurationUnit, number>> = {
  minutes: 60,
  hours: 3600,
  days: DAY,
  weeks: 604_800,
  months: 2_592_000,
  years: 31_536_000,
  "business hours": 3600,
  "business days": DAY,
};

/** True for the units a length of time can be said in. */
export function isDurationUnit(text: string): text is DurationUnit {
  return Object.hasOwn(SECONDS, text);
}

/** A number of some unit: `60 wd`. */
export function unitsOf(value: number, unit: DurationUnit): string {
  return words[unit](number(value, 1, { trim: true }));
}

/** The unit in which a length is read most easily; null = seconds. */
export function fittingUnit(seconds: number): DurationUnit | null {
  const size = Math.abs(seconds);
  if (size < 59.5) return null;
  if (size < 3570) return "minutes";
  if (size < DAY) return "hours";
  return size < 2 * 365 * DAY ? "days" : "years";
}

/** The number that stands before the unit: one decimal below ten, none above. */
export function amount(seconds: number, unit: DurationUnit, workDaySeconds = DAY): string {
  const size = unit === "business days" ? workDaySeconds : SECONDS[unit];
  const value = seconds / size;
  const digits = Math.abs(value) >= 9.95 || unit === "minutes" ? 0 : 1;
  return number(value, digits, { trim: true });
}

/** Hours and minutes; from a day on hours alone. */
export function hours(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60 + 0.5);
  const sign = seconds < 0 && minutes > 0 ? MINUS : "";
  if (minutes >= 24 * 60) return words.hours(sign + number(minutes / 60, 0));
  const wholeHours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (wholeHours === 0) return words.minutes(`${sign}${rest}`);
  if (rest === 0) return words.hours(`${sign}${wholeHours}`);
  return words.hoursAndMinutes(`${sign}${wholeHours}`, `${rest}`);
}

/** A length of time in a unit, else in the unit that fits. */
export function span(
  seconds: number,
  unit: DurationUnit | null = null,
  workDaySeconds = DAY,
): string {
  const chosen = unit ?? fittingUnit(seconds);
  if (chosen === null) return words.seconds(number(seconds, 0));
  if (chosen === "hours") return hours(seconds);
  return words[chosen](amount(seconds, chosen, workDaySeconds));
}
