/** What people do to a map, said as one command each. */

import { isList, type JsonObject, partsAt, textAt } from "../json";
import { type Command, lastOf, placed, type Steps } from "./commands";
import { type Outline, outlineOf, type Spot, stageOf } from "./outline";

export type Way = "up" | "down" | "left" | "right";

/** A command, and what is selected after it. */
export interface Doing {
  readonly command: Command;
  readonly ref: string;
}

const LONGEST_KEY = 63;

/** A key from a name, as the server makes them: plain letters, `_`, a number where it is taken. */
export function keyFor(name: string, taken: ReadonlySet<string>, kind: string): string {
  const letters = name
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  const base = /^[a-z]/.test(letters) ? letters : `${kind}_${letters}`.replace(/_+$/, "");
  const cut = (room: number) => base.slice(0, room).replace(/_+$/, "");
  let key = cut(LONGEST_KEY);
  for (let number = 2; taken.has(key); number += 1) {
    const end = `_${number}`;
    key = `${cut(LONGEST_KEY - end.length)}${end}`;
  }
  return key;
}

function keysOf(outline: Outline): ReadonlySet<string> {
  return new Set([...outline.byRef.values()].map((spot) => spot.key));
}

/** A new stage after another; null = at the end. */
export function addStage(document: JsonObject, name: string, after: string | null): Doing {
  const outline = outlineOf(document);
  const key = keyFor(name, keysOf(outline), "stage");
  const place = outline.stages.findIndex((stage) => stage.ref === after);
  const before = place < 0 ? null : (outline.stages[place + 1]?.key ?? null);
  return {
    command: { do: "insert", path: ["stages"], value: { key, name }, ...placed(before) },
    ref: `stage:${key}`,
  };
}

/** A new touchpoint in the stage that is meant, after the touchpoint that is meant. */
export function addTouchpoint(document: JsonObject, name: string, at: string): Doing | null {
  const outline = outlineOf(document);
  const stage = stageOf(outline, at);
  if (stage === null) return null;
  const key = keyFor(name, keysOf(outline), "touchpoint");
  const place = stage.touchpoints.findIndex((one) => one.ref === at);
  const before = place < 0 ? null : (stage.touchpoints[place + 1]?.key ?? null);
  const path = [...stage.path, "touchpoints"];
  return {
    command: { do: "insert", path, value: { key, name }, ...placed(before) },
    ref: `touchpoint:${key}`,
  };
}

/** One step with the arrows among the cards of a lane; null at the edge. */
export function stepOf(
  outline: Outline,
  ref: string,
  way: Way,
  isHere: (spot: Spot) => boolean = () => true,
): Command | null {
  const stage = stageOf(outline, ref);
  if (stage === null) return null;
  const stages = outline.stages;
  const column = stages.indexOf(stage);
  if (stage.ref === ref) {
    if (way === "up" || way === "down") return null;
    const keys = stages.map((one) => one.key);
    return stepInList(["stages"], keys, column, way === "left");
  }
  const cards = stage.touchpoints.filter(isHere);
  const keys = cards.map((one) => one.key);
  const row = cards.findIndex((one) => one.ref === ref);
  if (way === "up" || way === "down")
    return stepInList([...stage.path, "touchpoints"], keys, row, way === "up");
  const aside = stages[column + (way === "right" ? 1 : -1)];
  if (aside === undefined) return null;
  const before = aside.touchpoints.filter(isHere)[row]?.key ?? null;
  return moveInto(outline, ref, aside.ref, before);
}

function stepInList(
  list: Steps,
  keys: readonly string[],
  at: number,
  isBack: boolean,
): Command | null {
  const key = keys[at];
  if (key === undefined || (isBack ? at === 0 : at === keys.length - 1)) return null;
  const before = isBack ? keys[at - 1] : keys[at + 2];
  return { do: "move", path: [...list, key], to: list, ...placed(before ?? null) };
}

/** A touchpoint into a stage, before another; null = at its end. Null when it would stand where it stands. */
export function moveInto(
  outline: Outline,
  ref: string,
  stageRef: string,
  before: string | null,
): Command | null {
  const spot = outline.byRef.get(ref);
  const stage = outline.stages.find((one) => one.ref === stageRef);
  if (spot === undefined || stage === undefined || spot.key === before) return null;
  const at = stage.touchpoints.findIndex((one) => one.ref === ref);
  if (at >= 0 && (stage.touchpoints[at + 1]?.key ?? null) === before) return null;
  return { do: "move", path: spot.path, to: [...stage.path, "touchpoints"], ...placed(before) };
}

/** A stage before another; null = at the end. */
export function moveStage(outline: Outline, ref: string, before: string | null): Command | null {
  const at = outline.stages.findIndex((stage) => stage.ref === ref);
  const stage = outline.stages[at];
  if (stage === undefined || stage.key === before) return null;
  if ((outline.stages[at + 1]?.key ?? null) === before) return null;
  return { do: "move", path: stage.path, to: ["stages"], ...placed(before) };
}

/**
 * Everything that goes with a part, the part itself last: links that begin or end in it, and its steps
 * on stakeholder paths; so that nothing leads nowhere.
 */
export function removal(document: JsonObject, outline: Outline, ref: string): readonly Command[] {
  const spot = outline.byRef.get(ref);
  if (spot === undefined) return [];
  const gone = outline.stages.find((stage) => stage.ref === ref)?.touchpoints ?? [spot];
  const refs = new Set(gone.map((one) => one.ref));
  const keys = new Set(gone.map((one) => one.key));
  const links = partsAt(document, "links").filter(
    (link) => refs.has(textAt(link, "from") ?? "") || refs.has(textAt(link, "to") ?? ""),
  );
  const paths = partsAt(document, "paths").flatMap((path): readonly Command[] => {
    const steps = path.steps;
    if (!isList(steps)) return [];
    const left = steps.filter((step) => typeof step !== "string" || !keys.has(step));
    if (left.length === steps.length) return [];
    const value = left.length === 0 ? null : left;
    return [{ do: "set", path: ["paths", textAt(path, "key") ?? "", "steps"], value }];
  });
  return [
    ...links.map((link): Command => ({ do: "remove", path: ["links", textAt(link, "key") ?? ""] })),
    ...paths,
    { do: "remove", path: spot.path },
  ];
}

/** A link from one touchpoint to another. */
export function addLink(document: JsonObject, from: string, to: string): Command {
  const taken = new Set(partsAt(document, "links").map((link) => textAt(link, "key") ?? ""));
  const key = keyFor(`${lastOf(from.split(":"))}_to_${lastOf(to.split(":"))}`, taken, "link");
  return { do: "insert", path: ["links"], value: { key, from, to } };
}
