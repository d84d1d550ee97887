import { describe, expect, it } from "vitest";
import { lanesOf } from "./lanes";

const at = (day: string, channel: string | null = "phone") => ({
  at: `${day}T00:00:00Z`,
  channel,
  isOnMap: true,
});

describe("the events of a customer by channel", () => {
  it("lie in time between the first event and the end of the data, the busiest channel first", () => {
    const { lanes } = lanesOf(
      [at("2026-01-01", "portal"), at("2026-01-06"), at("2026-01-11")],
      "2026-01-11T00:00:00Z",
    );
    expect(lanes.map((lane) => [lane.channel, lane.points.map((one) => one.place)])).toEqual([
      ["phone", [0.5, 1]],
      ["portal", [0]],
    ]);
  });
  it("three weeks without any event are a silence, whichever channel broke it, up to the end", () => {
    const { silences } = lanesOf(
      [at("2026-01-01"), at("2026-01-21", "portal"), at("2026-02-11")],
      "2026-03-04T00:00:00Z",
    );
    expect(silences.map((one) => one.seconds / 86_400)).toEqual([21, 21]);
  });
  it("nothing is drawn of nobody", () => {
    expect(lanesOf([], "2026-01-01T00:00:00Z").lanes).toEqual([]);
  });
  it("years are marked where they begin", () => {
    const { years } = lanesOf([at("2024-07-02")], "2026-01-01T00:00:00Z");
    expect(years.map((one) => one.year)).toEqual([2025, 2026]);
  });
});
