import { describe, expect, it } from "vitest";
import { readWays, stepLimit } from "./ways";

describe("the ways of an address", () => {
  it("say only what is not usual", () => {
    expect(readWays({ level: "stage", steps: 40, repeats: false })).toEqual({});
    expect(
      readWays({ level: "touchpoint", step: "ask>hear", compare: true, steps: 10, period: "x" }),
    ).toEqual({ level: "touchpoint", step: "ask>hear", compare: true, steps: 10 });
  });
  it("drop what is no level and no limit", () => {
    expect(readWays({ level: "planet", steps: 7 })).toEqual({});
  });
  it("keep a variant whose key looks like a number a text", () => {
    expect(readWays({ variant: 123456789012 })).toEqual({ variant: "123456789012" });
  });
});

describe("more and fewer steps", () => {
  it("end where all are drawn, and where the fewest are", () => {
    expect(stepLimit(25, 128, 1)).toBe(40);
    expect(stepLimit(25, 16, 1)).toBeNull();
    expect(stepLimit(25, 16, -1)).toBe(10);
    expect(stepLimit(6, 16, -1)).toBeNull();
    expect(stepLimit(10, 12, 1)).toBe(16);
  });
});
