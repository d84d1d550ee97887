import { describe, expect, it } from "vitest";
import { EMPTY, missingIn, replacedIn, targetOf } from "./target-values";

describe("a target is written as the map keeps it", () => {
  it("keeps a number as a number and a share as it was typed", () => {
    expect(targetOf({ ...EMPTY, kind: "above", value: " 50 " })).toEqual({
      kind: "above",
      value: 50,
    });
    expect(targetOf({ ...EMPTY, value: "95 %" })).toEqual({ kind: "at_least", value: "95 %" });
  });
  it("asks a benchmark for its value, source and day", () => {
    expect(missingIn({ ...EMPTY, kind: "vs_benchmark", change: "+10 %" })).toEqual([
      "base",
      "source",
      "from",
    ]);
  });
  it("puts the new one in the place of the first, the others stay", () => {
    const later = { kind: "above", value: 60, segment: "big" };
    const document = { kpis: [{ key: "nps", target: [{ kind: "above", value: 40 }, later] }] };
    expect(replacedIn(document, "nps", { kind: "above", value: 50 })).toEqual([
      { kind: "above", value: 50 },
      later,
    ]);
  });
});
