import { describe, expect, it } from "vitest";
import { type JsonObject, partsAt } from "../json";
import { apply } from "./commands";
import { holderOf, inside, rowOf, rowsOf, writeRows } from "./holder";

const DOCUMENT: JsonObject = {
  stages: [
    {
      key: "ask",
      standard: { target: "20 days", warn: "10 days" },
      cost_time: [
        { basis: "planned", cost: "10 EUR" },
        { basis: "planned", touch: "1 hour" },
      ],
    },
  ],
};
const stage = holderOf(partsAt(DOCUMENT, "stages")[0] ?? {}, ["stages", "ask"]);

describe("where a field of a form is written", () => {
  it("is the field alone where the part has a path", () => {
    expect(inside(stage, "standard").write("warn", "5 days")).toEqual({
      do: "set",
      path: ["stages", "ask", "standard", "warn"],
      value: "5 days",
    });
  });

  it("is the whole value where nothing is stated yet", () => {
    expect(inside(stage, "importance").write("internal", [])).toEqual({
      do: "set",
      path: ["stages", "ask", "importance"],
      value: { internal: [] },
    });
  });

  it("is nothing when what a value needs goes", () => {
    const command = inside(stage, "standard", "target").write("target", null);
    expect(command).toEqual({ do: "set", path: ["stages", "ask", "standard"], value: null });
  });

  it("is the whole list where its values have no keys", () => {
    const after = apply(DOCUMENT, rowOf(stage, "cost_time", 1).write("touch", "2 hours")).document;
    const [changed] = partsAt(after, "stages");
    expect(changed?.cost_time).toEqual([
      { basis: "planned", cost: "10 EUR" },
      { basis: "planned", touch: "2 hours" },
    ]);
  });

  it("takes a list away with its last value", () => {
    expect(writeRows(stage, "cost_time", [])).toMatchObject({ value: null });
    expect(rowsOf(stage, "pains")).toEqual([]);
  });
});
