import { describe, expect, it } from "vitest";
import { type Place, stepOf, walk } from "./roving";

/* Two rows, three stages; the middle stage has no card, the last has two. */
const PLACES: readonly Place[] = [
  { id: "h0", row: 0, column: 0 },
  { id: "h1", row: 0, column: 1 },
  { id: "h2", row: 0, column: 2 },
  { id: "a", row: 1, column: 0 },
  { id: "b", row: 1, column: 2 },
  { id: "c", row: 1, column: 2 },
];

describe("one tab stop, arrows inside", () => {
  it.each([
    ["h0", "right", "h1"],
    ["h0", "down", "a"],
    ["a", "right", "b"],
    ["a", "left", "a"],
    ["b", "down", "c"],
    ["c", "up", "b"],
    ["b", "up", "h2"],
    ["c", "left", "a"],
    ["h0", "last", "h2"],
    ["h2", "first", "h0"],
    ["c", "previous", "h1"],
    ["a", "next", "h1"],
    ["h2", "next", "h2"],
    [null, "down", "h0"],
    ["gone", "down", "h0"],
  ] as const)("from %s %s goes to %s", (from, step, to) => {
    expect(walk(PLACES, from, step)).toBe(to);
  });
  it("an empty map has nowhere to go", () => {
    expect(walk([], null, "down")).toBeNull();
  });
  it("only keys of the grid are steps", () => {
    expect([stepOf("ArrowUp"), stepOf("["), stepOf("x")]).toEqual(["up", "previous", null]);
  });
});
