import { describe, expect, it } from "vitest";
import type { Timelines } from "../../api/page";
import { smallPage } from "../../testing/small-page";
import { entriesOf, timelineOf } from "./timeline";

const DAY = 86_400;
const [first, second] = smallPage().journeys;
const JOURNEYS = [first, second].flatMap((one) => (one === undefined ? [] : [one]));

/* Journey 1 has two events, 30 days apart, a stay in one stage, a path that is done and a gate; journey 0 has one event. */
const TOLD: Timelines = {
  ...smallPage().timelines,
  journeys: [0, 1],
  event_counts: [1, 2],
  visit_counts: [0, 1],
  run_counts: [0, 1],
  gate_counts: [0, 1],
  names: ["asked", "signed"],
  touchpoints: ["offer"],
  stages: ["tender", "contract"],
  paths: ["legal"],
  people: ["Ana"],
  events: {
    at: [5, 0, 30 * DAY],
    precision: [1, 1, 3],
    name: [0, 0, 1],
    touchpoint: [0, 0, -1],
    stage: [0, 0, 1],
    channel: [-1, -1, -1],
    department: [-1, -1, -1],
    person: [-1, 0, -1],
    source: [-1, -1, -1],
    path: [-1, -1, -1],
    status: [-1, -1, -1],
    class: [-1, -1, -1],
    cost: {},
    value: {},
  },
  visits: {
    stage: [0],
    entered: [0],
    completed: [null],
    left: [2 * DAY],
    left_to: [1],
    due: [null],
    breach: [null],
    visit_no: [1],
  },
  runs: {
    path: [0],
    started: [0],
    first_step: [0],
    done: [DAY],
    due: [null],
    breach: [null],
    state: [2],
  },
  gates: { stage: [1], at: [2 * DAY] },
};

describe("how one journey went", () => {
  const timeline = timelineOf(TOLD, JOURNEYS, 1, "2026-03-01T00:00:00Z");

  it("has its own events, counted from its start", () => {
    expect(
      timeline?.events.map((event) => [event.at, event.name, event.person, event.isDayOnly]),
    ).toEqual([
      ["2026-01-01T00:00:00.000Z", "asked", "Ana", false],
      ["2026-01-31T00:00:00.000Z", "signed", null, true],
    ]);
  });
  it("tells where it stayed, how long, and where it went from there", () => {
    expect(timeline?.visits).toMatchObject([
      { stage: "tender", seconds: 2 * DAY, leftTo: "stage", nextStage: "contract" },
    ]);
  });
  it("puts events, stages, paths, gates and a long silence in order of time", () => {
    expect(timeline === null ? [] : entriesOf(timeline).map((entry) => entry.is)).toEqual([
      "entered",
      "event",
      "path_done",
      "gate",
      "silence",
      "event",
    ]);
  });
  it("is not there for a journey the document does not carry", () => {
    expect(timelineOf({ ...TOLD, journeys: [0] }, JOURNEYS, 1, "2026-03-01T00:00:00Z")).toBeNull();
  });
});
