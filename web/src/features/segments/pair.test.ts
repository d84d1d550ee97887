import { describe, expect, it } from "vitest";
import { readSegments } from "../../core/scope";
import { pairOf } from "./pair";

describe("two segments of an address", () => {
  it("are those that it names", () => {
    expect(pairOf(readSegments({ segment: "big", beside: "small" }), ["small", "big"])).toEqual([
      "big",
      "small",
    ]);
  });
  it("are the first two of the map where it names none", () => {
    expect(pairOf(readSegments({}), ["big", "small", "rare"])).toEqual(["big", "small"]);
  });
  it("are all customers and the only segment where there is but one", () => {
    expect(pairOf(readSegments({}), ["big"])).toEqual([null, "big"]);
    expect(pairOf(readSegments({ segment: "big" }), ["big"])).toEqual(["big", null]);
  });
  it("keep all customers on either side when they were chosen", () => {
    expect(pairOf(readSegments({ segment: "big", beside: "" }), ["small", "big"])).toEqual([
      "big",
      null,
    ]);
    expect(pairOf(readSegments({ beside: "big" }), ["small", "big"])).toEqual([null, "big"]);
  });
});
