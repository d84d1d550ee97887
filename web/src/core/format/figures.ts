/** How is an estimate written for a person: main line, basis line, whole text [L8]? */

import { figureWords as words } from "../words/figures";
import { count, number, percent } from "./numbers";
import { amount, type DurationUnit, fittingUnit, span } from "./spans";

export type Quality = "ok" | "small" | "few" | "too_few" | "none";

/** What the form of a number depends on; an estimate of the overlay has all of it. */
export interface Measured {
  readonly value: number | null;
  readonly n: number;
  readonly k: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly quality: Quality;
}

/** `main` and `basis` are the two lines of a cell, `text` is all of it. */
export interface FigureText {
  readonly main: string;
  readonly basis: string;
  readonly text: string;
}

/** From how many cases on is an interval shown or drawn: where a number is more than "3 of 7" [L8]. */
export function hasInterval({ quality }: Pick<Measured, "quality">): boolean {
  return quality === "ok" || quality === "small";
}

const ONE_DECIMAL_FROM = 1000;
export const NOT_MEASURED: FigureText = {
  main: words.notMeasured,
  basis: "",
  text: words.notMeasured,
};

function tooFew(n: number): FigureText {
  const shown = count(n);
  return { main: words.tooFew, basis: words.sample(shown), text: words.tooFewOf(shown) };
}

function whole(main: string, interval: string, n: number, quality: Quality): FigureText {
  const sample = words.sample(count(n));
  const inside = interval === "" ? sample : `${interval}, ${sample}`;
  const text = quality === "small" ? words.wholeSmall(main, inside) : words.whole(main, inside);
  return { main, basis: interval === "" ? sample : interval, text };
}

/** A share: `62 % (47–75, n = 42)`, `3 of 7`, `too few to tell, n = 3`. */
export function share(measured: Measured): FigureText {
  const { quality, n, value, low, high } = measured;
  if (quality === "none" || value === null) return NOT_MEASURED;
  if (quality === "too_few") return tooFew(n);
  if (quality === "few") {
    const text = words.some(count(measured.k ?? Math.floor(value * n + 0.5)), count(n));
    return { main: text, basis: "", text };
  }
  const digits = n >= ONE_DECIMAL_FROM ? 1 : 0;
  const interval =
    low === null || high === null
      ? ""
      : `${number(low * 100, digits)}–${number(high * 100, digits)}`;
  return whole(percent(value, digits), interval, n, quality);
}

/** A time with its interval in the same unit: `34 d (29–41, n = 60)`. */
export function time(
  measured: Measured,
  unit: DurationUnit | null = null,
  workDaySeconds?: number,
): FigureText {
  const { quality, n, value, low, high } = measured;
  if (quality === "none") return NOT_MEASURED;
  if (quality === "too_few") return tooFew(n);
  if (value === null) {
    const shown = count(n);
    return {
      main: words.notReached,
      basis: words.sample(shown),
      text: words.notReachedOf(shown),
    };
  }
  const chosen = unit ?? fittingUnit(value);
  const main = span(value, chosen, workDaySeconds);
  if (!hasInterval(measured) || chosen === null || low === null) return whole(main, "", n, quality);
  // Minutes at both ends would say more than the interval supports.
  const end = (seconds: number) => amount(seconds, chosen, workDaySeconds);
  const inUnit = (ends: string) => (chosen === "hours" ? words.time.hours(ends) : ends);
  const interval =
    high === null ? words.orMore(inUnit(end(low))) : inUnit(`${end(low)}–${end(high)}`);
  return whole(main, interval, n, quality);
}

/** An NPS (signed, whole) or a rating (one decimal) with its interval. */
export function score(measured: Measured, isSigned: boolean): FigureText {
  const { quality, n, value, low, high } = measured;
  if (quality === "none" || value === null) return NOT_MEASURED;
  if (quality === "too_few") return tooFew(n);
  const form = (x: number) =>
    isSigned ? number(x, 0, { sign: true }) : number(x, 1, { trim: true });
  const between = (from: string, to: string) =>
    isSigned ? words.signedInterval(from, to) : `${from}–${to}`;
  const interval =
    !hasInterval(measured) || low === null || high === null ? "" : between(form(low), form(high));
  return whole(form(value), interval, n, quality);
}

/** A mean of counts or an amount without a form of its own: one decimal, trimmed. */
export function plain(measured: Measured): FigureText {
  return score(measured, false);
}
