import { describe, expect, it } from "vitest";
import { smallPage } from "../../testing/small-page";
import { keysOf, listingOf, withCounts } from "./joining";
import { countsOf, membersOf } from "./members";

describe("lists that were asked for by themselves", () => {
  const page = smallPage();
  const key = page.journeys[0]?.key ?? "";
  const keyed = {
    did: [key, "of a later load"],
    did_not: [],
    still_open: [key],
    left_out: { did: 3 },
  };
  const joined = withCounts(page, { "funnels.step.n": keyed });
  it("are counted beside the numbers of the document", () => {
    expect(countsOf(joined.who, "funnels.step.n")).toEqual({ did: 5, did_not: 0, still_open: 1 });
  });
  it("leave the numbers of the document as they were", () => {
    const numbers = Object.keys(page.who.numbers);
    expect(numbers.map((one) => membersOf(joined.who, one))).toEqual(
      numbers.map((one) => membersOf(page.who, one)),
    );
  });
  it("name each journey once", () => {
    expect(keysOf(keyed)).toEqual([key, "of a later load"]);
  });
  it("are read over the journeys that are there, and nobody is lost from the sum", () => {
    const listing = listingOf("funnels.step.n", keyed, page.journeys.slice(0, 1));
    const members = membersOf(listing.who, "funnels.step.n");
    expect(members?.did).toEqual({ journeys: [0], leftOut: 4, total: 5 });
    expect(members?.still_open).toEqual({ journeys: [0], leftOut: 0, total: 1 });
  });
  it("are not told to whom customers are hidden", () => {
    const hidden = { ...page, made: { ...page.made, customers: "hidden" as const } };
    expect(withCounts(hidden, { "funnels.step.n": keyed })).toBe(hidden);
  });
});
