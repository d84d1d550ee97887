/** How is a length of time written: `34 d`, `17 wd`, `3 h 20 min`? */

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

interface UnitForm {
  readonly seconds: number;
  readonly symbol: string;
}

const UNITS: Readonly<Record<DurationUnit, UnitForm>> = {
  minutes: { seconds: 60, symbol: "min" },
  hours: { seconds: 3600, symbol: "h" },
  days: { seconds: DAY, symbol: "d" },
  weeks: { seconds: 604_800, symbol: "wk" },
  months: { seconds: 2_592_000, symbol: "mo" },
  years: { seconds: 31_536_000, symbol: "y" },
  "business hours": { seconds: 3600, symbol: "working h" },
  "business days": { seconds: DAY, symbol: "wd" },
};

/** True for the units a length of time can be said in. */
export function isDurationUnit(text: string): text is DurationUnit {
  return Object.hasOwn(UNITS, text);
}

/** The symbol of a unit: `d`, `wd`. */
export function unitSymbol(unit: DurationUnit): string {
  return UNITS[unit].symbol;
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
  const size = unit === "business days" ? workDaySeconds : UNITS[unit].seconds;
  const value = seconds / size;
  const digits = Math.abs(value) >= 9.95 || unit === "minutes" ? 0 : 1;
  return number(value, digits, { trim: true });
}

/** Hours and minutes; from a day on hours alone. */
export function hours(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60 + 0.5);
  const sign = seconds < 0 && minutes > 0 ? MINUS : "";
  if (minutes >= 24 * 60) return `${sign}${number(minutes / 60, 0)} h`;
  const wholeHours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = wholeHours > 0 ? [`${wholeHours} h`] : [];
  if (rest > 0 || parts.length === 0) parts.push(`${rest} min`);
  return sign + parts.join(" ");
}

/** A length of time in a unit, else in the unit that fits. */
export function span(
  seconds: number,
  unit: DurationUnit | null = null,
  workDaySeconds = DAY,
): string {
  const chosen = unit ?? fittingUnit(seconds);
  if (chosen === null) return `${number(seconds, 0)} s`;
  if (chosen === "hours") return hours(seconds);
  return `${amount(seconds, chosen, workDaySeconds)} ${UNITS[chosen].symbol}`;
}
