import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { laneCells, laneKeys, standsIn } from "./draft-lanes";
import { outlineOf } from "./outline";

const DOCUMENT: JsonObject = {
  departments: [{ key: "sales", name: "Sales" }],
  systems: [{ key: "crm", name: "Customer records" }],
  kpis: [{ key: "hit", name: "Offers won", about: ["touchpoint:offer"] }],
  lanes: [{ key: "room", name: "Rooms", role: "custom", cells: { "stage:buy": "The yard" } }],
  stages: [
    {
      key: "ask",
      need: [{ text: "An answer", persona: "buyer" }],
      activities: [
        { key: "ring", name: "Ring back", lane: "frontstage_people", who: "department:sales" },
        { key: "note", name: "Note it", lane: "backstage_tech", systems: ["crm", "crm"] },
      ],
      touchpoints: [
        { key: "call", kind: "action" },
        {
          key: "offer",
          pains: [{ key: "slow", name: "It takes weeks", severity: 4 }],
          cost_time: [{ cost: "40 EUR", touch: "2 hours", kind: "labour" }],
        },
      ],
    },
    { key: "buy" },
  ],
};
const outline = outlineOf(DOCUMENT);
const said = (lane: Parameters<typeof laneCells>[2]) =>
  laneCells(DOCUMENT, outline, lane).map((cell) =>
    cell.map((one) => [one.ref, one.list, one.key, one.text, one.aside].join("|")),
  );

describe("the lanes of a draft", () => {
  it.each([
    ["front", ["stage:ask|activities|ring|Ring back|Sales"]],
    ["behind", ["stage:ask|activities|note|Note it|"]],
    ["systems", ["stage:ask|activities|note|Customer records|"]],
    ["needs", ["stage:ask|need|0|An answer|buyer"]],
    ["pains", ["touchpoint:offer|pains|slow|It takes weeks|4/5"]],
    ["cost_time", ["touchpoint:offer|cost_time|0|40 EUR ·\u00a02 hours|labour"]],
    ["kpis", ["|kpis|hit|Offers won|"]],
    ["messages", []],
  ] as const)("%s", (lane, first) => {
    expect(said(lane)).toEqual([first, []]);
  });

  it("hold what the map says in lanes of its own", () => {
    expect(said("own:room")).toEqual([[], ["|lanes|room|The yard|"]]);
    expect(laneKeys(DOCUMENT).at(-1)).toBe("own:room");
  });

  it("part what the customer does from where we meet", () => {
    const cards = outline.stages[0]?.touchpoints ?? [];
    expect(cards.filter(standsIn("does")).map((one) => one.key)).toEqual(["call"]);
    expect(cards.filter(standsIn("touchpoints")).map((one) => one.key)).toEqual(["offer"]);
  });
});
