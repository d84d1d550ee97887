import { describe, expect, it } from "vitest";
import type { Command } from "./commands";
import { areInConflict, rebased } from "./rebasing";

const rename = (key: string, value: string): Command => ({
  do: "set",
  path: ["stages", "a", "touchpoints", key, "name"],
  value,
});
const moveCall: Command = {
  do: "move",
  path: ["stages", "a", "touchpoints", "call"],
  to: ["stages", "b", "touchpoints"],
};

describe("commands that wait while others edit", () => {
  it("follow a part that was moved", () => {
    expect(rebased(rename("call", "Ring"), [moveCall]).path).toEqual([
      "stages",
      "b",
      "touchpoints",
      "call",
      "name",
    ]);
  });

  it("follow a part that got another key", () => {
    const theirs: Command = { do: "set", path: ["stages", "a", "key"], value: "ask" };
    expect(rebased(rename("call", "Ring"), [theirs]).path[1]).toBe("ask");
  });

  it("follow where a move leads", () => {
    const theirs: Command = { do: "set", path: ["stages", "b", "key"], value: "buy" };
    expect(rebased(moveCall, [theirs])).toEqual({
      ...moveCall,
      to: ["stages", "buy", "touchpoints"],
    });
  });

  it.each<[string, Command, Command, boolean]>([
    ["the same field", rename("call", "Ring"), rename("call", "Phone"), true],
    ["another touchpoint", rename("call", "Ring"), rename("mail", "Letter"), false],
    [
      "a part that was taken out",
      rename("call", "Ring"),
      { do: "remove", path: ["stages", "a"] },
      true,
    ],
    ["a part that moved on", rename("call", "Ring"), moveCall, false],
    ["the same move", moveCall, moveCall, true],
    ["a move of what is gone", moveCall, { do: "remove", path: ["stages", "a"] }, true],
  ])("are in conflict or not: %s", (_, mine, theirs, expected) => {
    expect(areInConflict(mine, theirs)).toBe(expected);
  });
});
