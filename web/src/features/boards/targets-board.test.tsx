import { describe, expect, it } from "vitest";
import type { KpiRow } from "../../api/page";
import { smallPage } from "../../testing/small-page";
import { judgement, lineOnBase } from "./targets-board";

const ROW: KpiRow = {
  key: "on_time",
  value: null,
  still_open: 0,
  target: { kind: "above", value: 0.95, high: null, better: "higher" },
  gap: -0.17,
  point: "missed",
  sure: "yes",
  note: "",
};

describe("a target is judged", () => {
  it.each([
    ["missed", "yes", "missed", "breach"],
    ["missed", "no", "missed, not sure", "watch"],
    ["met", "yes", "met", "ok"],
    ["met", "no", "met, not sure", "ok"],
  ])("%s, sure %s: %s", (point, sure, word, condition) => {
    expect(judgement({ ...ROW, point, sure })).toEqual({ condition, word });
  });
  it("without a target it says only that", () => {
    const word = judgement({ ...ROW, target: null, point: null, sure: null }).word;
    expect(word).toBe("no target");
  });
});

describe("the line of a target against what was before or what others reach", () => {
  const target = { kind: "vs_baseline", value: 0.4, high: null, better: "lower" } as const;
  const value = { ...smallPage().overlay.coverage.share, unit: "share" };
  it.each([
    ["lower", "that is at most 40 %"],
    ["higher", "that is at least 40 %"],
  ] as const)("good is %s: %s", (better, line) => {
    expect(lineOnBase({ ...ROW, value, target: { ...target, better } })).toBe(line);
  });
  it("is not said twice where the map states the line itself", () => {
    expect(lineOnBase(ROW)).toBeNull();
  });
});
