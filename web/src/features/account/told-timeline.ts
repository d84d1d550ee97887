/** A customer's journey as the server tells it, as the timeline that every screen draws. */

import type { Schemas } from "../../core/client";
import type { Happened, Naming, Timeline } from "../../core/timeline";
import { saidChannel } from "../../core/words/vocabulary";

type Journey = Schemas["AccountJourney"];
export type EventSaid = Schemas["EventSaid"];
const RUNS = ["open", "late", "done"] as const;

/** The people's names are put in the place of their ids, where a source told them. */
export function timelineTold(journey: Journey, people: ReadonlyMap<string, string>): Timeline {
  return {
    events: journey.events.map((event) => happened(event, people)),
    visits: journey.visits.map((visit) => ({
      stage: visit.stage.key,
      entered: visit.entered_at,
      left: visit.left_at,
      leftTo: visit.left_at === null ? "still_there" : "stage",
      nextStage: null,
      seconds: visit.seconds,
      number: visit.visit_no,
      due: visit.due_at,
    })),
    runs: journey.runs.map((run) => ({
      path: run.path.key,
      started: run.started_at,
      done: run.done_at,
      due: run.due_at,
      state: RUNS.find((state) => state === run.state) ?? "open",
    })),
    gates: journey.gates.flatMap((gate) =>
      gate.opened_at === null ? [] : [{ stage: gate.stage.key, at: gate.opened_at }],
    ),
  };
}

export function happened(event: EventSaid, people: ReadonlyMap<string, string>): Happened {
  return {
    at: event.at,
    name: event.name,
    touchpoint: event.touchpoint?.key ?? null,
    stage: null,
    channel: event.channel === null ? null : saidChannel(event.channel),
    department: event.department,
    person: event.person === null ? null : (people.get(event.person) ?? event.person),
    source: event.source,
    path: event.path?.key ?? null,
    status: event.status,
    kind: event.kind,
    isDayOnly: event.precision === "day",
  };
}

/** The names of everything that the answer speaks of. */
export function namingTold(said: Schemas["AccountSaid"]): Naming {
  const stages = new Map<string, string>();
  const paths = new Map<string, string>();
  const points = new Map<string, string>();
  const events = [...said.elsewhere, ...said.journeys.flatMap((one) => one.events)];
  for (const { touchpoint } of events) {
    if (touchpoint !== null) points.set(touchpoint.key, touchpoint.name);
  }
  for (const journey of said.journeys) {
    for (const { stage } of [...journey.visits, ...journey.gates])
      stages.set(stage.key, stage.name);
    for (const { path } of journey.runs) paths.set(path.key, path.name);
  }
  return {
    timezone: said.timezone,
    stage: (key) => stages.get(key) ?? key,
    path: (key) => paths.get(key) ?? key,
    touchpoint: (key) => points.get(key) ?? null,
  };
}
