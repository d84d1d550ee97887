import { describe, expect, it } from "vitest";
import { countsOf, isCounted, judged, membersOf, numbersOf, rowsOf, unpack } from "./members";

const WHO = {
  lists: ["", "0-3 7 9x2", "4 5"],
  counts: { "stages.tender.fell_out": [4, 2, 1] },
  numbers: { "stages.tender.moved_on": [1, 2, 0, 3, 0, 5], "stages.tender.entered": [2, 0, 0] },
};

describe("who is behind a number", () => {
  it.each([
    ["", []],
    ["4", [4]],
    ["0-3 7 9x2", [0, 1, 2, 3, 7, 9, 9]],
    ["2-3x2", [2, 2, 3, 3]],
  ])("unpacks %j", (text, places) => {
    expect(unpack(text)).toEqual(places);
  });
  it("did and did not, with those left out, are the n of the number", () => {
    const members = membersOf(WHO, "stages.tender.moved_on");
    const counts = countsOf(WHO, "stages.tender.moved_on");
    expect(counts === null ? 0 : judged(counts)).toBe(7 + 3 + 2);
    expect(members?.still_open).toEqual({ journeys: [], leftOut: 5, total: 5 });
  });
  it("lists that are not capped leave nobody out", () => {
    expect(membersOf(WHO, "stages.tender.entered")?.did).toEqual({
      journeys: [4, 5],
      leftOut: 0,
      total: 2,
    });
  });
  it("a number without lists has no members", () => {
    expect(membersOf(WHO, "stages.tender.invented")).toBeNull();
  });
  it("a number whose people are asked for by themselves is counted", () => {
    expect(membersOf(WHO, "stages.tender.fell_out")).toBeNull();
    expect(countsOf(WHO, "stages.tender.fell_out")).toEqual({ did: 4, did_not: 2, still_open: 1 });
    expect(numbersOf(WHO)).toEqual([
      "stages.tender.moved_on",
      "stages.tender.entered",
      "stages.tender.fell_out",
    ]);
    expect(numbersOf(WHO).every((number) => isCounted(WHO, number))).toBe(true);
    expect(isCounted(WHO, "stages.tender.invented")).toBe(false);
  });
  it("a journey that counts twice is one row", () => {
    expect(rowsOf({ journeys: [7, 9, 9], leftOut: 0, total: 3 })).toEqual([
      { journey: 7, times: 1 },
      { journey: 9, times: 2 },
    ]);
  });
});
