/** By which rules are numbers, dates and names written? By those of the language of the screen. */

import { i18n } from "@lingui/core";

/** The locale of numbers and of sorting. */
export function numberLocale(): string {
  return i18n.locale === "de" ? "de" : "en";
}

/** The locale of dates: in English the day stands before the month, as everywhere but in one country. */
export function dateLocale(): string {
  return i18n.locale === "de" ? "de-DE" : "en-GB";
}

let collator: Intl.Collator | undefined;

/** The order of two names for a reader: capitals do not matter, `Ä` stands by `A`, 2 before 10. */
export function byName(a: string, b: string): number {
  collator ??= new Intl.Collator(numberLocale(), { numeric: true, sensitivity: "base" });
  return collator.compare(a, b);
}
