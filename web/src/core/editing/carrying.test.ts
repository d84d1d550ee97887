import { describe, expect, it } from "vitest";
import { type Command, type JsonObject, rebased } from "../map";
import { carriedOver, decidedSince } from "./carrying";
import type { Kept, Pending } from "./ports";

const touchpoint: JsonObject = { key: "call", name: "Call" };
const rename = (name: string): Command => ({
  do: "set",
  path: ["stages", "a", "touchpoints", "call", "name"],
  value: name,
});
const move: Command = {
  do: "move",
  path: ["stages", "a", "touchpoints", "call"],
  to: ["stages", "b", "touchpoints"],
};

function waiting(commandId: string, command: Command, more: Partial<Pending> = {}): Pending {
  return {
    commandId,
    command,
    inverse: command,
    label: "",
    undoOf: null,
    gesture: null,
    base: 1,
    isForced: false,
    ...more,
  };
}

function kept(revision: number, command: Command, person = "Ana"): Kept {
  return {
    ...waiting(`kept-${revision}`, command),
    revision,
    person,
    personName: person,
    madeAt: "2026-03-02T09:00:00Z",
  };
}

describe("what waits when the draft became a version", () => {
  it("is asked about where somebody else decided about the same thing after it was seen", () => {
    const mine = waiting("mine", rename("Mine"));
    const theirs = kept(2, rename("Hers"));
    expect(decidedSince([kept(1, rename("Seen")), theirs], [mine], "me")).toEqual({ mine, theirs });
    expect(decidedSince([kept(1, rename("Seen"))], [mine], "me")).toBeNull();
    expect(decidedSince([kept(2, rename("My own"), "me")], [mine], "me")).toBeNull();
    expect(decidedSince([theirs], [{ ...mine, isForced: true }], "me")).toBeNull();
  });

  it("follows what others moved, and is made on the beginning of the next draft", () => {
    const [moved] = carriedOver([waiting("mine", rename("Mine"))], [kept(2, move)]);
    expect(moved?.command).toEqual(rebased(rename("Mine"), [move]));
    expect(moved?.command).not.toEqual(rename("Mine"));
    expect([moved?.base, moved?.isForced]).toEqual([0, false]);
  });

  it("takes back only what goes with it: what the old draft has alone cannot be taken back there", () => {
    const command: Command = { do: "insert", path: ["stages"], value: touchpoint };
    const carried = carriedOver(
      [
        waiting("first", command),
        waiting("back", command, { undoOf: "first" }),
        waiting("old", command, { undoOf: "kept-1" }),
      ],
      [],
    );
    expect(carried.map((one) => one.undoOf)).toEqual([null, "first", null]);
  });
});
