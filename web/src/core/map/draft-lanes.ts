/** Which lanes does a draft have, and what stands in the cell of each stage? Every lane is there, to be filled. */

import { DOT } from "../format";
import { isList, isObject, type JsonObject, partsAt, textAt } from "../json";
import type { Outline, Spot, StageSpot } from "./outline";

/** The lists of a stage or a touchpoint that the texts of a lane come from. */
export type ListName =
  | "activities"
  | "need"
  | "pains"
  | "fail_points"
  | "messages"
  | "cost_time"
  | "kpis"
  | "lanes";

/** A text in a cell, and where it is written. */
export interface LaneItem {
  readonly ref: string;
  readonly list: ListName;
  /** its key, or its place where the list has no keys */
  readonly key: string;
  readonly text: string;
  readonly aside: string | null;
}

export const CARD_LANES = ["does", "touchpoints"] as const;
export type CardLane = (typeof CARD_LANES)[number];
const TEXT_LANES = [
  "front",
  "behind",
  "systems",
  "needs",
  "pains",
  "fail_points",
  "messages",
  "cost_time",
  "kpis",
] as const;
const LANES = ["emotion", ...CARD_LANES, ...TEXT_LANES] as const;
export type LaneKey = (typeof LANES)[number] | `own:${string}`;

const FRONT = new Set(["frontstage_people", "frontstage_tech", "physical_evidence"]);

/** True when the customer acts or decides herself: the lane above the line of interaction. */
export function isDoneByCustomer({ part }: Spot): boolean {
  return part.kind === "action" || part.kind === "decision";
}

/** True for the cards of a lane. */
export function standsIn(lane: CardLane): (spot: Spot) => boolean {
  return (spot) => isDoneByCustomer(spot) === (lane === "does");
}

/** The keys of all lanes, those of the map itself last. */
export function laneKeys(document: JsonObject): readonly LaneKey[] {
  const own = partsAt(document, "lanes").map((lane): LaneKey => `own:${textAt(lane, "key") ?? ""}`);
  return [...LANES, ...own];
}

/** The texts of a lane, a cell a stage. */
export function laneCells(
  document: JsonObject,
  outline: Outline,
  lane: LaneKey,
): readonly (readonly LaneItem[])[] {
  return outline.stages.map((stage) => cellOf(document, stage, lane));
}

function cellOf(document: JsonObject, stage: StageSpot, lane: LaneKey): readonly LaneItem[] {
  const holders = [stage, ...stage.touchpoints];
  const all = (list: ListName, aside: (part: JsonObject) => string | null) =>
    holders.flatMap((spot) => itemsOf(spot, list, aside));
  switch (lane) {
    case "emotion":
    case "does":
    case "touchpoints":
      return [];
    case "front":
      return activities(document, holders, (role) => FRONT.has(role));
    case "behind":
      return activities(document, holders, (role) => !FRONT.has(role));
    case "systems":
      return systems(document, holders);
    case "needs":
      return itemsOf(stage, "need", persona(document));
    case "pains":
      return all("pains", severity);
    case "fail_points":
      return all("fail_points", severity);
    case "messages":
      return all("messages", persona(document));
    case "cost_time":
      return all("cost_time", (part) => textAt(part, "kind"));
    case "kpis":
      return kpis(document, holders);
    default:
      return ownCell(document, holders, lane.slice("own:".length));
  }
}

function itemsOf(
  spot: Spot,
  list: ListName,
  aside: (part: JsonObject) => string | null,
): readonly LaneItem[] {
  return partsAt(spot.part, list).map((part, place) => ({
    ref: spot.ref,
    list,
    key: textAt(part, "key") ?? String(place),
    text: shown(part),
    aside: aside(part),
  }));
}

function shown(part: JsonObject): string {
  const said = textAt(part, "name") ?? textAt(part, "text");
  if (said !== null) return said;
  const amounts = ["cost", "touch", "elapsed"].flatMap((name) => textAt(part, name) ?? []);
  return amounts.join(DOT);
}

function severity(part: JsonObject): string | null {
  return typeof part.severity === "number" ? `${part.severity}/5` : null;
}

/** The name of a part in one of the lists of the map; its key where it has none. */
function nameIn(document: JsonObject, list: string, key: string): string {
  const found = partsAt(document, list).find((one) => textAt(one, "key") === key);
  return (found === undefined ? null : textAt(found, "name")) ?? key;
}

function persona(document: JsonObject): (part: JsonObject) => string | null {
  return (part) => {
    const key = textAt(part, "persona");
    return key === null ? null : nameIn(document, "personas", key);
  };
}

function activities(
  document: JsonObject,
  holders: readonly Spot[],
  isHere: (role: string) => boolean,
): readonly LaneItem[] {
  return holders.flatMap((spot) => {
    const roles = new Map(
      partsAt(spot.part, "activities").map((one) => [textAt(one, "key"), textAt(one, "lane")]),
    );
    const who = (part: JsonObject) => {
      const [kind, key] = (textAt(part, "who") ?? "").split(":");
      return key === undefined ? null : nameIn(document, `${kind}s`, key);
    };
    return itemsOf(spot, "activities", who).filter((one) => isHere(roles.get(one.key) ?? ""));
  });
}

/** Each system once, at the first activity that uses it. */
function systems(document: JsonObject, holders: readonly Spot[]): readonly LaneItem[] {
  const found = new Map<string, LaneItem>();
  for (const spot of holders)
    for (const activity of partsAt(spot.part, "activities"))
      for (const system of isList(activity.systems) ? activity.systems : []) {
        if (typeof system !== "string" || found.has(system)) continue;
        const key = textAt(activity, "key") ?? "";
        const text = nameIn(document, "systems", system);
        found.set(system, { ref: spot.ref, list: "activities", key, text, aside: null });
      }
  return [...found.values()];
}

function kpis(document: JsonObject, holders: readonly Spot[]): readonly LaneItem[] {
  const refs = new Set(holders.map((one) => one.ref));
  return partsAt(document, "kpis")
    .filter((kpi) => isList(kpi.about) && kpi.about.some((ref) => refs.has(String(ref))))
    .map((kpi) => ({
      ref: "",
      list: "kpis",
      key: textAt(kpi, "key") ?? "",
      text: textAt(kpi, "name") ?? "",
      aside: null,
    }));
}

function ownCell(document: JsonObject, holders: readonly Spot[], key: string): readonly LaneItem[] {
  const lane = partsAt(document, "lanes").find((one) => textAt(one, "key") === key);
  const cells = isObject(lane?.cells) ? lane.cells : {};
  return holders.flatMap((spot): readonly LaneItem[] => {
    const text = textAt(cells, spot.ref);
    return text === null ? [] : [{ ref: "", list: "lanes", key, text, aside: null }];
  });
}
