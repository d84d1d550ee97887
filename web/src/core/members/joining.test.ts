import { describe, expect, it } from "vitest";
import { smallPage } from "../../testing/small-page";
import { withMembers } from "./joining";
import { membersOf } from "./members";

describe("lists that were asked for by themselves", () => {
  const page = smallPage();
  const key = page.journeys[0]?.key ?? "";
  const joined = withMembers(page, {
    "funnels.step.n": {
      did: [key, "of a later load"],
      did_not: [],
      still_open: [key],
      left_out: { did: 3 },
    },
  });
  it("stand beside those of the document, and nobody is lost from the sum", () => {
    const members = membersOf(joined.who, "funnels.step.n");
    expect(members?.did).toEqual({ journeys: [0], leftOut: 4, total: 5 });
    expect(members?.still_open.journeys).toEqual([0]);
  });
  it("leave the numbers of the document as they were", () => {
    const numbers = Object.keys(page.who.numbers);
    expect(numbers.map((one) => membersOf(joined.who, one))).toEqual(
      numbers.map((one) => membersOf(page.who, one)),
    );
  });
});
