import { describe, expect, it } from "vitest";
import type { LaneKey } from "../../core/map";
import { inOrder, isShown, likingFrom, moved, USUAL, withFold } from "./lane-view";

const KEYS: readonly LaneKey[] = ["emotion", "touchpoints", "needs", "systems"];

describe("the lanes as a person likes them", () => {
  it("stand in her order", () => {
    const liking = moved(KEYS, USUAL, "needs", -1);
    expect(inOrder(KEYS, liking)).toEqual(["emotion", "needs", "touchpoints", "systems"]);
    expect(moved(KEYS, USUAL, "emotion", -1)).toBe(USUAL);
  });

  it("are shown when they are usual, filled, or asked for", () => {
    expect(isShown("needs", USUAL, false)).toBe(true);
    expect([isShown("systems", USUAL, false), isShown("systems", USUAL, true)]).toEqual([
      false,
      true,
    ]);
    expect(isShown("needs", { ...USUAL, shown: { needs: false } }, true)).toBe(false);
  });

  it("unfold again", () => {
    expect(withFold(withFold(USUAL, "needs"), "needs")).toEqual(USUAL);
  });

  it("are the usual ones where what was kept cannot be read", () => {
    expect(likingFrom("nonsense")).toBe(USUAL);
    expect(likingFrom({ order: ["needs", 3], shown: { needs: "yes" } })).toEqual({
      order: ["needs"],
      folded: [],
      shown: {},
    });
  });
});
