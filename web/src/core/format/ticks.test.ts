import { describe, expect, it } from "vitest";
import { timeTicks } from "./ticks";

const DAY = 86_400;
const said = (last: number, most: number) => timeTicks(last, most).map((one) => one.said);

describe("the marks of an axis of time", () => {
  it.each([
    [
      183 * DAY,
      10,
      ["0", "20 d", "40 d", "60 d", "80 d", "100 d", "120 d", "140 d", "160 d", "180 d"],
    ],
    [61 * DAY, 4, ["0", "20 d", "40 d", "60 d"]],
    [2 * DAY, 8, ["0", "6 h", "12 h", "18 h", "24 h", "30 h", "36 h", "42 h", "48 h"]],
    [50 * 60, 6, ["0", "10 min", "20 min", "30 min", "40 min", "50 min"]],
    [5 * 365 * DAY, 6, ["0", "1 y", "2 y", "3 y", "4 y", "5 y"]],
  ])("of %d s, at most %d, are round numbers of one unit", (last, most, expected) => {
    expect(said(last, most).map((one) => one.replace("\u00a0", " "))).toEqual(expected);
  });
  it("stand where they say", () => {
    expect(timeTicks(3 * DAY, 3).map((one) => one.at_s)).toEqual([0, DAY, 2 * DAY, 3 * DAY]);
  });
});
