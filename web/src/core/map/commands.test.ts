import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apply, type Command } from "./commands";
import { commandFrom } from "./forms";
import { type JsonObject, partsAt, plainObject, textAt } from "./json";

const cases = plainObject(
  JSON.parse(readFileSync("../tests/fixtures/commands/cases.json", "utf-8")),
);

function said(part: JsonObject): [string, Command, JsonObject] {
  const command = commandFrom(part.command);
  if (command === null) throw new Error("the case has no command");
  return [textAt(part, "name") ?? "", command, part];
}

describe("the same rules as in Python", () => {
  it.each(partsAt(cases, "applied").map(said))("%s", (_, command, part) => {
    const made = apply(plainObject(part.before), command);
    expect(made.document).toEqual(part.after);
    expect(made.inverse).toEqual(commandFrom(part.inverse));
  });

  it.each(partsAt(cases, "applied").map(said))("taken back: %s", (_, command, part) => {
    const made = apply(plainObject(part.before), command);
    expect(apply(made.document, made.inverse).document).toEqual(part.before);
  });

  it.each(partsAt(cases, "refused").map(said))("refused: %s", (_, command, part) => {
    expect(() => apply(plainObject(part.before), command)).toThrow(textAt(part, "message") ?? "-");
  });
});
