import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type JsonObject, partsAt, plainObject, textAt } from "../json";
import { apply, type Command, CommandError } from "./commands";
import { commandFrom } from "./forms";

/** Cases written by hand, and cases made by dice; Python is held to the same. */
const FILES = ["cases", "dice"].map((name) =>
  plainObject(JSON.parse(readFileSync(`../tests/fixtures/commands/${name}.json`, "utf-8"))),
);
const all = (kind: string) => FILES.flatMap((cases) => partsAt(cases, kind)).map(said);

function said(part: JsonObject): [string, Command, JsonObject] {
  const command = commandFrom(part.command);
  if (command === null) throw new Error("the case has no command");
  return [textAt(part, "name") ?? "", command, part];
}

describe("the same rules as in Python", () => {
  it.each(all("applied"))("%s", (_, command, part) => {
    const made = apply(plainObject(part.before), command);
    expect(made.document).toEqual(part.after);
    expect(made.inverse).toEqual(commandFrom(part.inverse));
  });

  it.each(all("applied"))("taken back: %s", (_, command, part) => {
    const made = apply(plainObject(part.before), command);
    expect(apply(made.document, made.inverse).document).toEqual(part.before);
  });

  it.each(all("refused"))("refused: %s", (_, command, part) => {
    expect(() => apply(plainObject(part.before), command)).toThrow(textAt(part, "message") ?? "-");
  });
});

/** The document after as many of the commands as have a place, and how each is taken back. */
function drawn(document: JsonObject, commands: readonly Command[]) {
  let now = document;
  const inverses: Command[] = [];
  for (const command of commands) {
    try {
      const made = apply(now, command);
      now = made.document;
      inverses.push(made.inverse);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
  return { now, inverses };
}

describe("any commands, undone in turn", () => {
  const commands = [...all("applied"), ...all("refused")].map(([, command]) => command);
  const documents = all("applied").map(([, , part]) => plainObject(part.before));

  it.each(documents.map((document, place) => [place, document] as const))(
    "give the document again (%i)",
    (place, document) => {
      const some = commands.filter((_, at) => (at * 31 + place * 17) % 7 === 0);
      const { now, inverses } = drawn(document, some);
      const back = inverses
        .toReversed()
        .reduce((one, inverse) => apply(one, inverse).document, now);
      expect(back).toEqual(document);
    },
  );
});
