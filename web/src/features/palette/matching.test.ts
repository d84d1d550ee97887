import { describe, expect, it } from "vitest";
import { type Entry, matching } from "./matching";

const entry = (group: string, name: string, detail = ""): Entry => ({
  id: `${group}${name}`,
  group,
  name,
  detail,
  run: () => undefined,
});
const names = (entries: readonly Entry[]) => entries.map((one) => one.name);

describe("what somebody means who types a few letters", () => {
  const entries = [
    entry("stages", "We ask and compare"),
    entry("stages", "Comparing offers"),
    entry("touchpoints", "Größe prüfen", "in Comparing offers"),
  ];
  it("needs every word, in name or detail, whatever the capitals and accents", () => {
    expect(names(matching(entries, "GROSSE"))).toEqual([]);
    expect(names(matching(entries, "grö comp"))).toEqual(["Größe prüfen"]);
    expect(names(matching(entries, "prufen"))).toEqual(["Größe prüfen"]);
  });
  it("puts first what begins with it, and keeps the groups together", () => {
    expect(names(matching(entries, "compar"))).toEqual([
      "Comparing offers",
      "We ask and compare",
      "Größe prüfen",
    ]);
  });
  it("shows at most nine of a group, so that no group hides the others", () => {
    const many = Array.from({ length: 20 }, (_, at) => entry("stages", `Stage ${at}`));
    expect(matching([...many, entry("actions", "Stage left")], "stage")).toHaveLength(10);
  });
});
