import { describe, expect, it } from "vitest";
import cases from "../../../../tests/fixtures/format_cases.json";
import {
  change,
  count,
  fullMoney,
  isDurationUnit,
  money,
  type Quality,
  score,
  share,
  span,
  time,
} from ".";

interface Estimated {
  readonly value: number | null;
  readonly n: number;
  readonly k?: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function qualityOf(n: number): Quality {
  if (n === 0) return "none";
  if (n < 5) return "too_few";
  if (n < 10) return "few";
  return n < 30 ? "small" : "ok";
}

function measured(one: Estimated) {
  return {
    value: one.value,
    n: one.n,
    k: one.k ?? null,
    low: one.low,
    high: one.high,
    quality: qualityOf(one.n),
  };
}

const unitOf = (text: string | null | undefined) =>
  typeof text === "string" && isDurationUnit(text) ? text : null;

// on a screen a line never ends inside "n = 12"
const bound = (text: string) => text.replaceAll("n = ", "n\u00a0=\u00a0");

describe("numbers are written as the Python reports write them", () => {
  it.each(cases.share)("share: $why", (one) => {
    expect(share(measured(one))).toEqual({
      main: one.main,
      basis: bound(one.basis),
      text: bound(one.text),
    });
  });
  it.each(cases.span)("span: $why", (one) => {
    expect(
      span(
        one.seconds,
        unitOf(one.unit),
        "work_day_seconds" in one ? one.work_day_seconds : undefined,
      ),
    ).toBe(one.text);
  });
  it.each(cases.time)("time: $why", (one) => {
    expect(time(measured(one), unitOf(one.unit))).toEqual({
      main: one.main,
      basis: bound(one.basis),
      text: bound(one.text),
    });
  });
  it.each(cases.change)("change: $why", (one) => {
    const isClear = one.verdict === "better" || one.verdict === "worse";
    expect(change(one.value, one.low, one.high, isClear)).toBe(one.text);
  });
  it.each(cases.score)("score: $why", (one) => {
    expect(score(measured(one), one.signed === true).text).toBe(bound(one.text));
  });
  it.each(cases.money)("money: $text", (one) => {
    expect(money(one.amount, one.currency)).toBe(one.text);
    expect(fullMoney(one.amount, one.currency)).toBe(one.full);
  });
  it.each(cases.count)("count: $text", (one) => {
    expect(count(one.value)).toBe(one.text);
  });
});
