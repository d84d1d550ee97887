import { useMemo } from "react";
import {
  type CardLane,
  type LaneItem,
  type LaneKey,
  laneCells,
  laneKeys,
  partsAt,
  standsIn,
  textAt,
} from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { usePreference } from "../session/use-preference";
import { useDrawn } from "./drawing";
import { inOrder, isShown, laneLiking } from "./lane-view";

export interface DrawnLane {
  readonly key: LaneKey;
  readonly name: string;
  readonly isFolded: boolean;
  readonly isShown: boolean;
  readonly cells: readonly (readonly LaneItem[])[];
}

const NAMES: Readonly<Record<string, string>> = editorWords.lanes.names;

/** True for the two lanes of cards. */
export function isCardLane(key: LaneKey): key is CardLane {
  return key === "does" || key === "touchpoints";
}

/** All lanes of the draft in the person's order, with what stands in them. */
export function useLanes(): readonly DrawnLane[] {
  const { state, outline } = useDrawn();
  const { document } = state;
  const [liking] = usePreference(laneLiking);
  return useMemo(() => {
    const own = new Map(partsAt(document, "lanes").map((one) => [textAt(one, "key"), one]));
    return inOrder(laneKeys(document), liking).map((key) => {
      const cells = laneCells(document, outline, key);
      const lane = own.get(key.replace(/^own:/, ""));
      const isFilled = isCardLane(key)
        ? outline.stages.some((stage) => stage.touchpoints.some(standsIn(key)))
        : cells.some((items) => items.length > 0);
      return {
        key,
        name: NAMES[key] ?? (lane === undefined ? key : (textAt(lane, "name") ?? key)),
        isFolded: liking.folded.includes(key),
        isShown: isShown(key, liking, isFilled),
        cells,
      };
    });
  }, [document, outline, liking]);
}
