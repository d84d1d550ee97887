import { describe, expect, it } from "vitest";
import { countStated, isWhole, readScope } from "./search";

describe("the scope of an address", () => {
  it("keeps what it knows and drops the rest", () => {
    expect(
      readScope({ segment: "big", since: "2026-01-01", open: true, colour: "red", path: "" }),
    ).toEqual({ segment: "big", since: "2026-01-01", open: true });
  });
  it("is whole when it asks for nothing", () => {
    expect(isWhole(readScope({}))).toBe(true);
    expect(isWhole(readScope({ by: "account" }))).toBe(false);
  });
  it("counts its choices, a period from its first to its last day as one", () => {
    expect(countStated(readScope({ open: false }))).toBe(0);
    expect(countStated(readScope({ since: "2026-01-01", until: "2027-01-01", open: true }))).toBe(
      2,
    );
  });
});
