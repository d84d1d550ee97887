import { describe, expect, it } from "vitest";
import { periodsOf } from "./periods";

describe("periods to choose from", () => {
  const periods = periodsOf("2026-10-01T00:00:00Z");
  it("are counted back from where the data ends, not from today", () => {
    expect(periods.slice(0, 2)).toEqual([
      { key: "d90", since: "2026-07-03", until: undefined },
      { key: "m12", since: "2025-10-01", until: undefined },
    ]);
  });
  it("are none where there are no data yet", () => {
    expect(periodsOf("1970-01-01T00:00:00Z")).toEqual([]);
  });
  it("and are whole years, each ending where the next begins", () => {
    expect(periods.slice(2).map((one) => [one.since, one.until])).toEqual([
      ["2026-01-01", "2027-01-01"],
      ["2025-01-01", "2026-01-01"],
      ["2024-01-01", "2025-01-01"],
      ["2023-01-01", "2024-01-01"],
    ]);
  });
});
