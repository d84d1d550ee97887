/** How do people feel here: as we want it, as we believe it; from −2 to +2, each value with its usual word. */

import { isObject, type JsonObject, partsAt, textAt } from "../json";
import type { Command } from "./commands";
import { type Holder, rowsOf, writeRows } from "./holder";

/** The valence of each word, as wayline.map.vocabulary has it. */
export const VALENCE: Readonly<Record<string, number>> = {
  delighted: 2,
  proud: 2,
  confident: 1,
  reassured: 1,
  trusting: 1,
  relieved: 1,
  curious: 1,
  neutral: 0,
  surprised: 0,
  uncertain: -1,
  anxious: -1,
  confused: -1,
  forgotten: -1,
  frustrated: -1,
  indifferent: -1,
  feels_stupid: -2,
  betrayed: -2,
  angry: -2,
};
const USUAL: Readonly<Record<number, string>> = {
  2: "delighted",
  1: "reassured",
  0: "neutral",
  [-1]: "uncertain",
  [-2]: "angry",
};
export const LEAST = -2;
export const MOST = 2;

/** Which of the two curves a person draws. */
export type Felt = "wanted" | "believed";

export interface FeelingSaid {
  readonly label: string;
  readonly valence: number;
}

/** What is said of everybody's feeling at a part; null where nothing is. */
export function feelingAt(part: JsonObject, felt: Felt): FeelingSaid | null {
  const row = partsAt(part, "emotions").find(isForAll);
  if (row === undefined) return null;
  const said = felt === "wanted" ? row.desired : partsAt(row, "elicited").find(isBelief)?.value;
  if (!isObject(said)) return null;
  const label = textAt(said, "label") ?? "";
  const valence = typeof said.valence === "number" ? said.valence : (VALENCE[label] ?? 0);
  return { label, valence };
}

/** The command that says how everybody feels at a part; a null label takes it away. */
export function feelingCommand(holder: Holder, felt: Felt, label: string | null): Command {
  const rows = rowsOf(holder, "emotions");
  const mine = rows.find(isForAll) ?? {};
  const others = rows.filter((row) => row !== mine);
  const changed = felt === "wanted" ? withWanted(mine, label) : withBelieved(mine, label);
  const isEmpty = Object.keys(changed).length === 0;
  return writeRows(holder, "emotions", isEmpty ? others : [changed, ...others]);
}

/** The word for a place on the curve: the one that stands there already, else the usual one. */
export function labelAt(valence: number, before: FeelingSaid | null): string {
  if (before !== null && VALENCE[before.label] === valence) return before.label;
  return USUAL[valence] ?? "neutral";
}

function withWanted(row: JsonObject, label: string | null): JsonObject {
  const { desired: _, ...rest } = row;
  return label === null ? rest : { ...rest, desired: { label } };
}

function withBelieved(row: JsonObject, label: string | null): JsonObject {
  const { elicited: _, ...rest } = row;
  const kept = partsAt(row, "elicited").filter((reading) => !isBelief(reading));
  const mine = label === null ? [] : [{ value: { label }, basis: "believed" }];
  const all = [...mine, ...kept];
  return all.length === 0 ? rest : { ...rest, elicited: all };
}

function isForAll(row: JsonObject): boolean {
  return textAt(row, "persona") === null;
}

/** A belief about everybody, not what a segment was asked. */
function isBelief(reading: JsonObject): boolean {
  return reading.basis === "believed" && reading.segment === undefined;
}
