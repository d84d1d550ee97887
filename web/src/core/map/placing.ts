/** Where does a part go that was dragged, or picked up and put down? */

import type { Command } from "./commands";
import { CARD_LANES, type CardLane, isDoneByCustomer, standsIn } from "./draft-lanes";
import { type Outline, type StageSpot, stageOf } from "./outline";
import { moveInto, moveStage } from "./verbs";

/** A place on the map: before a part, at the end of the cell of a stage, or at the end of the stages. */
export type Target =
  | { readonly at: "before"; readonly ref: string }
  | { readonly at: "end"; readonly stage: string; readonly lane: CardLane }
  | { readonly at: "tail" };

/** A target as text, and back: what a place on the screen is called. */
export function targetId(target: Target): string {
  switch (target.at) {
    case "before":
      return `before|${target.ref}`;
    case "end":
      return `end|${target.stage}|${target.lane}`;
    case "tail":
      return "tail";
  }
}

export function targetFrom(id: string): Target | null {
  const [at, ref = "", lane = ""] = id.split("|");
  if (at === "tail") return { at };
  if (at === "before") return { at, ref };
  const found = CARD_LANES.find((one) => one === lane);
  return at === "end" && found !== undefined ? { at, stage: ref, lane: found } : null;
}

/** The commands that put a part there, one after the other; none where it stands already. */
export function placing(outline: Outline, ref: string, target: Target): readonly Command[] {
  if (ref.startsWith("stage:")) {
    const before = target.at === "tail" ? null : stageMeant(outline, target);
    if (before === undefined) return [];
    const command = moveStage(outline, ref, before === null ? null : before.key);
    return command === null ? [] : [command];
  }
  const stage = target.at === "tail" ? undefined : stageMeant(outline, target);
  const spot = outline.byRef.get(ref);
  if (stage === undefined || spot === undefined) return [];
  const lane = laneMeant(outline, target);
  const move = moveInto(outline, ref, stage.ref, keyBefore(outline, stage, ref, target));
  const path = [...stage.path, "touchpoints", spot.key, "kind"];
  const value = lane === "does" ? "action" : "communication";
  const isThere = lane === null || standsIn(lane)(spot);
  return [
    ...(move === null ? [] : [move]),
    ...(isThere ? [] : [{ do: "set", path, value } as const]),
  ];
}

function stageMeant(outline: Outline, target: Target): StageSpot | undefined {
  const ref = target.at === "end" ? target.stage : target.at === "before" ? target.ref : "";
  return stageOf(outline, ref) ?? undefined;
}

/** Which lane the place stands in; the head of a stage stands in none. */
function laneMeant(outline: Outline, target: Target): CardLane | null {
  if (target.at === "end") return target.lane;
  const spot = target.at === "before" ? outline.byRef.get(target.ref) : undefined;
  if (spot === undefined || spot.ref.startsWith("stage:")) return null;
  return isDoneByCustomer(spot) ? "does" : "touchpoints";
}

/** The touchpoint that the part will stand before; null = the end of the stage. */
function keyBefore(outline: Outline, stage: StageSpot, ref: string, target: Target): string | null {
  if (target.at !== "before" || target.ref.startsWith("stage:")) return null;
  const spot = outline.byRef.get(target.ref);
  if (target.ref !== ref) return spot?.key ?? null;
  const at = stage.touchpoints.findIndex((one) => one.ref === ref);
  return stage.touchpoints[at + 1]?.key ?? null;
}
