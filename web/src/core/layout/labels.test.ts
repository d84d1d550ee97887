import { describe, expect, it } from "vitest";
import { placeLabels, type Rect } from "./labels";

const box = (left: number, right: number, top = 0): Rect => ({
  left,
  right,
  top,
  bottom: top + 10,
});

describe("labels cover no other", () => {
  it("takes the first wish that is free, the second where it is not, and none at last", () => {
    const placed = placeLabels([
      [{ at: box(0, 50), what: "long" }],
      [
        { at: box(40, 90), what: "long" },
        { at: box(55, 75), what: "short" },
      ],
      [{ at: box(60, 70), what: "long" }],
    ]);
    expect(placed.map((wish) => wish?.what ?? null)).toEqual(["long", "short", null]);
  });
  it("keeps clear of what was there before", () => {
    expect(placeLabels([[{ at: box(0, 10), what: 1 }]], [box(5, 6)])).toEqual([null]);
  });
  it("labels that only touch do not cover each other", () => {
    const placed = placeLabels([[{ at: box(0, 10), what: 1 }], [{ at: box(10, 20), what: 2 }]]);
    expect(placed.map((wish) => wish?.what)).toEqual([1, 2]);
  });
});
