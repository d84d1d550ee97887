import { describe, expect, it } from "vitest";
import { middleOf, nextPoint, type Point } from "./points";

function point(key: string, x: number, y: number): Point {
  const rated = {
    key,
    ref: `touchpoint:${key}`,
    name: key,
    importance: null,
    performance: null,
    delivery: null,
    quadrant: null,
  };
  return { rated, x, y, n: 30, ours: null };
}

const CENTRE = point("centre", 50, 50);
const POINTS = [CENTRE, point("above", 52, 80), point("right", 90, 55), point("below", 45, 10)];

describe("arrows go from point to point", () => {
  it.each([
    ["up", "above"],
    ["down", "below"],
    ["right", "right"],
  ] as const)("%s leads to the one %s", (way, key) => {
    expect(nextPoint(POINTS, CENTRE, way)?.rated.key).toBe(key);
  });
  it("stays where nothing lies further", () => {
    expect(nextPoint([CENTRE], CENTRE, "left")).toBeNull();
  });
  it("meets in the mean of all", () => {
    expect(middleOf([CENTRE, point("far", 100, 0)])).toEqual({ x: 75, y: 25 });
  });
});
