import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Measurable } from "./estimate";
import { ShareMark } from "./share-mark";

const HALF = { value: 0.5, unit: "share", k: null, low: 0.3, high: 0.7 } as const;

/** How many marks are drawn of a share: its length, and its interval. */
function marks(n: number, quality: Measurable["quality"]): number {
  return render(<ShareMark estimate={{ ...HALF, n, quality }} />).container.children.length;
}

describe("the mark of a share", () => {
  it("has an interval from ten cases on, as its words have", () => {
    expect(marks(30, "ok")).toBe(2);
    expect(marks(10, "small")).toBe(2);
    expect(marks(9, "few")).toBe(1);
  });

  it("is not drawn where there are too few to tell", () => {
    expect(marks(4, "too_few")).toBe(0);
  });
});
