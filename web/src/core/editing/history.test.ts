import { describe, expect, it } from "vitest";
import { historyOf, type Made } from "./history";

function made(commandId: string, undoOf: string | null = null): Made {
  const command = { do: "set", path: ["name"], value: commandId } as const;
  return { commandId, command, inverse: command, label: commandId, undoOf, gesture: null };
}

function ids(edits: readonly Made[]): [readonly string[], readonly string[]] {
  const history = historyOf(edits);
  return [history.undo.map((one) => one.commandId), history.redo.map((one) => one.commandId)];
}

describe("what can be taken back", () => {
  it.each<[string, readonly Made[], readonly string[], readonly string[]]>([
    ["every edit, the last first", [made("a"), made("b")], ["a", "b"], []],
    ["not what was taken back", [made("a"), made("b"), made("-b", "b")], ["a"], ["-b"]],
    ["what was done again", [made("a"), made("-a", "a"), made("+a", "-a")], ["+a"], []],
    ["nothing again after a new edit", [made("a"), made("-a", "a"), made("b")], ["b"], []],
    [
      "two steps back, one forth",
      [made("a"), made("b"), made("-b", "b"), made("-a", "a"), made("+a", "-a")],
      ["+a"],
      ["-b"],
    ],
  ])("%s", (_, edits, undo, redo) => {
    expect(ids(edits)).toEqual([undo, redo]);
  });
});
