import { describe, expect, it } from "vitest";
import { type JsonObject, partsAt } from "../json";
import { apply } from "./commands";
import { feelingAt, feelingCommand, labelAt } from "./feelings";
import { holderOf } from "./holder";

const HEARD = { value: { label: "angry" }, basis: "observed", n: 5 };
const DOCUMENT: JsonObject = {
  stages: [{ key: "ask", emotions: [{ persona: "buyer" }, { elicited: [HEARD] }] }],
};

function felt(document: JsonObject): JsonObject {
  return partsAt(document, "stages")[0] ?? {};
}

describe("how people feel", () => {
  it("keeps what was heard and what others feel when a belief is drawn", () => {
    const holder = holderOf(felt(DOCUMENT), ["stages", "ask"]);
    const after = felt(apply(DOCUMENT, feelingCommand(holder, "believed", "anxious")).document);
    expect(after.emotions).toEqual([
      { elicited: [{ value: { label: "anxious" }, basis: "believed" }, HEARD] },
      { persona: "buyer" },
    ]);
    expect(feelingAt(after, "believed")).toEqual({ label: "anxious", valence: -1 });
    expect(feelingAt(after, "wanted")).toBeNull();
  });

  it("leaves nothing behind when the last of it goes", () => {
    const part: JsonObject = { key: "ask", emotions: [{ desired: { label: "proud" } }] };
    const command = feelingCommand(holderOf(part, ["stages", "ask"]), "wanted", null);
    expect(command).toMatchObject({ value: null });
  });

  it("keeps the word that says the same", () => {
    expect(labelAt(1, { label: "curious", valence: 1 })).toBe("curious");
    expect(labelAt(-2, { label: "curious", valence: 1 })).toBe("angry");
  });
});
