import { describe, expect, it } from "vitest";
import table from "../../../../tests/fixtures/format_cases.json";
import { messages } from "../../locales/de.po";
import { speak } from "../language";

// Words are read when a module begins: the language comes before the module.
speak("de", messages);
const { byName, change, count, day, fullMoney, isDurationUnit, money, score, share, span, time } =
  await import(".");

const cases = table.german;
const unitOf = (text: string | null) => (text !== null && isDurationUnit(text) ? text : null);
const quality = (n: number) =>
  n === 0 ? "none" : n < 5 ? "too_few" : n < 10 ? "few" : n < 30 ? "small" : "ok";

// on a screen a line never ends inside "n = 12"
const bound = (text: string) => text.replaceAll("n = ", "n\u00a0=\u00a0");

describe("numbers are written as in German", () => {
  it.each(cases.share)("share: $text", (one) => {
    expect(share({ ...one, quality: quality(one.n) }).text).toBe(bound(one.text));
  });
  it.each(cases.span)("span: $text", (one) => {
    expect(span(one.seconds, unitOf(one.unit), one.work_day_seconds)).toBe(one.text);
  });
  it.each(cases.time)("time: $text", (one) => {
    expect(time({ ...one, k: null, quality: quality(one.n) }, unitOf(one.unit)).text).toBe(
      bound(one.text),
    );
  });
  it.each(cases.change)("change: $text", (one) => {
    expect(change(one.value, one.low, one.high, one.clear)).toBe(one.text);
  });
  it.each(cases.score)("score: $text", (one) => {
    expect(score({ ...one, k: null, quality: quality(one.n) }, one.signed).text).toBe(
      bound(one.text),
    );
  });
  it.each(cases.money)("money: $text", (one) => {
    expect(money(one.amount, one.currency)).toBe(one.text);
    expect(fullMoney(one.amount, one.currency)).toBe(one.full);
  });
  it.each(cases.count)("count: $text", (one) => {
    expect(count(one.value)).toBe(one.text);
  });
  it("a date has its day before its month, and the month in German", () => {
    expect(day("2026-03-05T09:00:00Z", "Europe/Vienna")).toBe("5. März 2026");
  });
  it("Ä stands by A, and 2 before 10", () => {
    expect(["Zoll", "Ärzte", "Lager 10", "Anton", "Lager 2"].sort(byName)).toEqual([
      "Anton",
      "Ärzte",
      "Lager 2",
      "Lager 10",
      "Zoll",
    ]);
  });
});
