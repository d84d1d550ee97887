// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { goTo, leaveTour, STEPS, startTour, stateFrom, tourState } from "./tour-state";

describe("the tour", () => {
  beforeEach(() => goTo(STEPS.length));

  it("is taken up again at the step where it was left", () => {
    startTour();
    goTo(3);
    leaveTour();
    expect(tourState.read()).toEqual({ at: 3, isShown: false });
    startTour();
    expect(tourState.read()).toEqual({ at: 3, isShown: true });
  });

  it("is over after its last step, and begins anew", () => {
    startTour();
    goTo(STEPS.length);
    expect(tourState.read()).toEqual({ at: 0, isShown: false });
  });

  it.each([
    ["nonsense", { at: 0, isShown: false }],
    [
      { at: 2, isShown: true },
      { at: 2, isShown: true },
    ],
    [
      { at: 99, isShown: true },
      { at: 0, isShown: false },
    ],
  ])("reads %j", (said, state) => {
    expect(stateFrom(said)).toEqual(state);
  });
});
