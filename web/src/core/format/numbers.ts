/** How is a plain number written? The same cases bind `src/wayline/reports/figures.py`. */

import { figureWords as words } from "../words/figures";
import { numberLocale } from "./locale";

export const MINUS = "−";
const DAY = 86_400;
const SYMBOLS: Readonly<Record<string, string>> = {
  EUR: "€",
  USD: "$",
  GBP: "£",
  JPY: "¥",
  AUD: "A$",
  CAD: "C$",
  NZD: "NZ$",
};

/** What stands between two facts in a line: where the line ends, it goes on with the second one. */
export const DOT = " ·\u00a0";

/** A sentence whose percentages and numbers of cases are never torn apart at the end of a line. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(/(\d) %/g, "$1\u00a0%").replaceAll(/\bn = (?=\d)/g, "n\u00a0=\u00a0");
}

export interface NumberStyle {
  readonly trim?: boolean;
  readonly sign?: boolean;
}

const writers = new Map<string, Intl.NumberFormat>();

function grouped(value: number, digits: number, isTrimmed: boolean): string {
  const key = `${digits}${isTrimmed}`;
  let writer = writers.get(key);
  if (writer === undefined) {
    writer = new Intl.NumberFormat(numberLocale(), {
      minimumFractionDigits: isTrimmed ? 0 : digits,
      maximumFractionDigits: digits,
    });
    writers.set(key, writer);
  }
  return writer.format(value);
}

/** A number with so many digits, halves up; `trim` drops a fraction of zeros. */
export function number(value: number, digits: number, style: NumberStyle = {}): string {
  const factor = 10 ** digits;
  const rounded = Math.floor(value * factor + 0.5) / factor;
  const text = grouped(Math.abs(rounded), digits, style.trim === true);
  if (rounded < 0) return MINUS + text;
  return style.sign === true && rounded > 0 ? `+${text}` : text;
}

/** A plain count with separators. */
export function count(value: number): string {
  return number(value, 0);
}

/** A share as a percentage that never rounds some to none nor most to all. */
export function percent(value: number, digits = 0): string {
  const step = 10 ** -digits;
  const text = number(value * 100, digits);
  if (value < 1 && text === number(100, digits)) return `> ${number(100 - step, digits)} %`;
  if (value > 0 && text === number(0, digits)) return `< ${number(step, digits)} %`;
  return `${text} %`;
}

/** A difference of two shares in points: `+6 pts (−2 to +14): no clear change`. */
export function change(value: number, low: number, high: number, isClear: boolean): string {
  const points = number(value * 100, 0, { sign: true });
  const ends = words.signedInterval(
    number(low * 100, 0, { sign: true }),
    number(high * 100, 0, { sign: true }),
  );
  const size = Math.abs(Math.floor(value * 100 + 0.5));
  return isClear ? words.change(points, ends, size) : words.noClearChange(points, ends, size);
}

function symbol(currency: string): string {
  return SYMBOLS[currency] ?? currency;
}

function shortAmount(size: number): string {
  if (size >= 999_500_000) return words.money.billions(number(size / 1e9, 1, { trim: true }));
  if (size >= 999_500) return words.money.millions(number(size / 1e6, 1, { trim: true }));
  if (size >= 100_000) return words.money.thousands(number(size / 1e3, 0));
  return number(size, size >= 100 || Number.isInteger(size) ? 0 : 2);
}

/** An amount short enough for a cell: `€ 1.2 m`. */
export function money(value: number, currency: string): string {
  return signed(value, words.money.amount(symbol(currency), shortAmount(Math.abs(value))));
}

/** The whole amount: `€ 1,234,567.89`. */
export function fullMoney(value: number, currency: string): string {
  return signed(value, words.money.amount(symbol(currency), number(Math.abs(value), 2)));
}

function signed(value: number, amount: string): string {
  return `${value < 0 ? MINUS : ""}${amount}`;
}

export { DAY };
