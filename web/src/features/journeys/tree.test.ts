import { describe, expect, it } from "vitest";
import { rowsOf } from "./tree";

const entry = (key: string, parent: string | null = null, owner = "Sales") => ({
  key,
  name: key,
  parent,
  owner,
});
const ENTRIES = [
  entry("Winning", "Whole"),
  entry("Whole"),
  entry("Bidding", "Winning", "Bids"),
  entry("Alone"),
];
const shown = (folded: readonly string[], text = "") =>
  rowsOf(ENTRIES, new Set(folded), text).map((row) => `${"·".repeat(row.depth)}${row.entry.name}`);

describe("the atlas of journeys", () => {
  it("has each part below its whole, by name", () => {
    expect(shown([])).toEqual(["Alone", "Whole", "·Winning", "··Bidding"]);
  });
  it("hides the parts of what is folded", () => {
    expect(shown(["Winning"])).toEqual(["Alone", "Whole", "·Winning"]);
  });
  it("finds by name or owner, with what it is part of, whatever is folded", () => {
    expect(shown(["Whole"], " bid")).toEqual(["Whole", "·Winning", "··Bidding"]);
    expect(shown([], "nothing of the kind")).toEqual([]);
  });
});
