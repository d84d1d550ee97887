import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { apply, type Command } from "./commands";
import { outlineOf } from "./outline";
import { placing, type Target, targetFrom, targetId } from "./placing";

const DOCUMENT: JsonObject = {
  stages: [
    {
      key: "a",
      touchpoints: [{ key: "x" }, { key: "y", kind: "action" }, { key: "z" }],
    },
    { key: "b" },
  ],
};

function after(ref: string, target: Target): string {
  const commands: readonly Command[] = placing(outlineOf(DOCUMENT), ref, target);
  const document = commands.reduce((now, command) => apply(now, command).document, DOCUMENT);
  return outlineOf(document)
    .stages.map(({ key, touchpoints }) =>
      [key, ...touchpoints.map((one) => `${one.key}${one.part.kind === "action" ? "!" : ""}`)].join(
        " ",
      ),
    )
    .join(" / ");
}

describe("a part that is put down", () => {
  it.each<[string, string, Target, string]>([
    ["before another", "touchpoint:z", { at: "before", ref: "touchpoint:x" }, "a z x y! / b"],
    [
      "at the end",
      "touchpoint:x",
      { at: "end", stage: "stage:b", lane: "touchpoints" },
      "a y! z / b x",
    ],
    [
      "in the lane of the customer",
      "touchpoint:x",
      { at: "end", stage: "stage:b", lane: "does" },
      "a y! z / b x!",
    ],
    [
      "before what the customer does",
      "touchpoint:z",
      { at: "before", ref: "touchpoint:y" },
      "a x z! y! / b",
    ],
    ["where it stands", "touchpoint:x", { at: "before", ref: "touchpoint:x" }, "a x y! z / b"],
    ["a stage last", "stage:a", { at: "tail" }, "b / a x y! z"],
    ["a stage first", "stage:b", { at: "before", ref: "stage:a" }, "b / a x y! z"],
    ["on the head of a stage", "touchpoint:y", { at: "before", ref: "stage:b" }, "a x z / b y!"],
  ])("%s", (_, ref, target, wanted) => {
    expect(after(ref, target)).toBe(wanted);
  });

  it.each<Target>([
    { at: "before", ref: "touchpoint:x" },
    { at: "end", stage: "stage:b", lane: "does" },
    { at: "tail" },
  ])("reads the name of a place back (%j)", (target) => {
    expect(targetFrom(targetId(target))).toEqual(target);
  });
});
