import { describe, expect, it } from "vitest";
import { agreed, isTouched, NO_CARE } from "./agreeing";

const SEEN = { assignee: "ana", due_on: null, note: "Call" };

describe("two people agree about one customer", () => {
  it("changes one part and keeps the rest", () => {
    expect(agreed(SEEN, { due_on: "2026-04-01" })).toEqual({ ...SEEN, due_on: "2026-04-01" });
    expect(agreed(null, { note: "Call" })).toEqual({ ...NO_CARE, note: "Call" });
  });
  it("asks nobody where the other decided about something else, or the same", () => {
    expect(isTouched({ note: "Write" }, SEEN, { ...SEEN, assignee: "ben" })).toBe(false);
    expect(isTouched({ note: "Write" }, SEEN, { ...SEEN, note: "Write" })).toBe(false);
  });
  it("asks where the other decided about the same part", () => {
    expect(isTouched({ note: "Write" }, SEEN, { ...SEEN, note: "Visit" })).toBe(true);
    expect(isTouched({ assignee: null }, SEEN, { ...SEEN, assignee: "ben" })).toBe(true);
    expect(isTouched({ note: "Write" }, null, { ...NO_CARE, note: "Visit" })).toBe(true);
  });
});
