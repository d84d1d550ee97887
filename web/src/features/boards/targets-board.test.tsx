import { describe, expect, it } from "vitest";
import type { KpiRow } from "../../api/page";
import { judgement } from "./targets-board";

const ROW: KpiRow = {
  key: "on_time",
  value: null,
  still_open: 0,
  target: { kind: "above", value: 0.95 },
  gap: -0.17,
  point: "missed",
  sure: "yes",
};

describe("a target is judged", () => {
  it.each([
    ["missed", "yes", "missed", "breach"],
    ["missed", "no", "missed, within noise", "watch"],
    ["met", "yes", "met", "ok"],
    ["met", "no", "met, within noise", "ok"],
  ])("%s, sure %s: %s", (point, sure, word, condition) => {
    expect(judgement({ ...ROW, point, sure })).toEqual({ condition, word });
  });
  it("without a target it says only that", () => {
    const word = judgement({ ...ROW, target: null, point: null, sure: null }).word;
    expect(word).toBe("no target");
  });
});
