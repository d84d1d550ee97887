import { startTransition, useEffect, useMemo, useState } from "react";
import type { LivingMap, Touchpoint } from "../../core/reading";

/** How many cards stand there at once, and how many come with each further frame. */
interface Pace {
  readonly first: number;
  readonly step: number;
}

const CARD_PX = 56; // the least that a card is high
const BARS_PX = 420; // what stands above the lanes
const COLUMN_PX = 180;
const SMALL = 60; // so many cards are no work

/** The cards in sight first, row by row over the stages in sight, then the rest. */
function inSightFirst(map: LivingMap): readonly string[] {
  const rows = Math.max(4, Math.ceil((window.innerHeight - BARS_PX) / CARD_PX));
  const columns = Math.ceil(window.innerWidth / COLUMN_PX);
  const placed = map.stages.flatMap((stage) =>
    stage.touchpoints.map((one, row) => {
      const isInSight = row < rows && stage.index < columns;
      return { ref: one.ref, rank: [isInSight ? 0 : 1, row, stage.index] };
    }),
  );
  const order = (one: readonly number[], other: readonly number[]) =>
    one.map((part, place) => part - (other[place] ?? 0)).find((by) => by !== 0) ?? 0;
  return placed.sort((one, other) => order(one.rank, other.rank)).map((one) => one.ref);
}

function inOrder(map: LivingMap): readonly string[] {
  return map.stages.flatMap((stage) => stage.touchpoints.map((one) => one.ref));
}

const GRID: Pace = { first: 36, step: 20 };
const LIST: Pace = { first: 6, step: 6 };

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
  const order = useMemo(() => (view === "map" ? inSightFirst(map) : inOrder(map)), [map, view]);
  const pace = view === "list" ? LIST : GRID;
  const isSmall = view === "map" && order.length <= SMALL;
  const [count, setCount] = useState(pace.first);
  const isDone = isWhole || isSmall || count >= order.length;
  useEffect(() => {
    if (isDone) return;
    const next = setTimeout(() => startTransition(() => setCount(count + pace.step)));
    return () => clearTimeout(next);
  }, [isDone, count, pace]);
  return useMemo(() => {
    const arrived = new Set(order.slice(0, count));
    return (touchpoint: Touchpoint) => isDone || arrived.has(touchpoint.ref);
  }, [isDone, order, count]);
}
