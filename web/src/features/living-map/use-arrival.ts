import { startTransition, useEffect, useMemo, useState } from "react";
import type { LivingMap, Touchpoint } from "../../core/reading";

const ROW = 1e3; // more than a map has stages
const SMALL = 60; // so many cards are no work

/** In a map row by row over all stages, in a list stage by stage: those in sight come first. */
function ordered(map: LivingMap, isList: boolean): readonly Touchpoint[] {
  const placed = map.stages.flatMap(({ touchpoints, index }) =>
    touchpoints.map((one, row) => ({ one, at: isList ? 0 : row * ROW + index })),
  );
  return placed.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/**
 * Which cards stand there already: those in sight at once, the others a few at a time.
 *
 * No frame, no key and no click waits until all cards of a large map are drawn. `isWhole` = all of them, now.
 */
export function useArrival(
  map: LivingMap,
  view: "map" | "list",
  isWhole: boolean,
): (touchpoint: Touchpoint) => boolean {
  const isList = view === "list";
  const order = useMemo(() => ordered(map, isList), [map, isList]);
  const [count, setCount] = useState(isList ? 6 : 36);
  const isDone = isWhole || count >= order.length || (!isList && order.length <= SMALL);
  useEffect(() => {
    if (isDone) return;
    const next = setTimeout(() => startTransition(() => setCount(count + 20)));
    return () => clearTimeout(next);
  }, [isDone, count]);
  return useMemo(() => {
    const arrived = new Set(order.slice(0, count));
    return (touchpoint: Touchpoint) => isDone || arrived.has(touchpoint);
  }, [isDone, order, count]);
}
