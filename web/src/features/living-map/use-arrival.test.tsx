import { renderHook, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type LivingMap, readLivingMap } from "../../core/reading";
import { smallPage } from "../../testing/small-page";
import { useArrival } from "./use-arrival";

/** The small map with as many touchpoints as are wanted, in its first stage. */
function mapOf(touchpoints: number): LivingMap {
  const map = readLivingMap(smallPage());
  const stages = map.stages.map((stage) => ({
    ...stage,
    touchpoints: Array.from({ length: stage.index === 0 ? touchpoints : 0 }, (_, place) =>
      stage.touchpoints.slice(0, 1).map((one) => ({ ...one, ref: `touchpoint:t${place}` })),
    ).flat(),
  }));
  return { ...map, stages };
}

function standing(map: LivingMap, isThere: ReturnType<typeof useArrival>): number {
  return map.stages.flatMap((stage) => stage.touchpoints).filter(isThere).length;
}

describe("the cards of a large map", () => {
  const map = mapOf(200);

  it("are there in part at once, and all of them soon after", async () => {
    const { result } = renderHook(() => useArrival(map, "map", false));
    expect(standing(map, result.current)).toBeLessThan(60);
    await waitFor(() => expect(standing(map, result.current)).toBe(200));
  });

  it("begin with those in sight", () => {
    const { result } = renderHook(() => useArrival(map, "map", false));
    expect(map.stages[0]?.touchpoints.slice(0, 3).every(result.current)).toBe(true);
  });

  it("are all there for paper", () => {
    const { result } = renderHook(() => useArrival(map, "list", true));
    expect(standing(map, result.current)).toBe(200);
  });

  it("do not wait where they are few", () => {
    const few = mapOf(40);
    const { result } = renderHook(() => useArrival(few, "map", false));
    expect(standing(few, result.current)).toBe(40);
  });
});
