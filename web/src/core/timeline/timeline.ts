/** How did one journey go: its events, stage visits, path runs and gates, in order of time? */

import type { JourneySaid, Timelines } from "../../api/page";

export interface Happened {
  readonly at: string;
  readonly name: string;
  readonly touchpoint: string | null;
  readonly stage: string | null;
  readonly channel: string | null;
  readonly department: string | null;
  readonly person: string | null;
  readonly source: string | null;
  readonly path: string | null;
  readonly status: string | null;
  readonly kind: string | null;
  /** a day is known, not the hour */
  readonly isDayOnly: boolean;
}

export type LeftTo = "success" | "failure" | "neutral" | "timed_out" | "stage" | "still_there";

export interface Visit {
  readonly stage: string;
  readonly entered: string;
  readonly left: string | null;
  readonly leftTo: LeftTo;
  readonly nextStage: string | null;
  readonly seconds: number;
  readonly number: number;
  readonly due: string | null;
}

export interface Run {
  readonly path: string;
  readonly started: string;
  readonly done: string | null;
  readonly due: string | null;
  readonly state: "open" | "late" | "done";
}

export interface Gate {
  readonly stage: string;
  readonly at: string;
}

export interface Timeline {
  readonly events: readonly Happened[];
  readonly visits: readonly Visit[];
  readonly runs: readonly Run[];
  readonly gates: readonly Gate[];
}

const LEFT: Readonly<Record<number, LeftTo>> = {
  [-1]: "still_there",
  [-2]: "success",
  [-3]: "failure",
  [-4]: "neutral",
  [-5]: "timed_out",
};
const RUNS = ["open", "late", "done"] as const;
const DAY_ONLY = 3;

function sum(counts: readonly number[], until: number): number {
  return counts.slice(0, until).reduce((total, count) => total + count, 0);
}

function rows(counts: readonly number[], place: number): readonly number[] {
  const first = sum(counts, place);
  return Array.from({ length: counts[place] ?? 0 }, (_, step) => first + step);
}

const word = (words: readonly string[], place: number | undefined): string | null =>
  words[place ?? -1] ?? null;

/** The timeline of a journey by its position; null when the document does not carry it. */
export function timelineOf(
  all: Timelines,
  journeys: readonly JourneySaid[],
  position: number,
  until: string,
): Timeline | null {
  const place = all.journeys.indexOf(position);
  const journey = journeys[position];
  if (place < 0 || journey === undefined) return null;
  const start = Date.parse(journey.started_at);
  const moment = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  const maybe = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? null : moment(seconds);
  const horizon = (Date.parse(until) - start) / 1000;
  return {
    events: eventsOf(all, place, moment),
    visits: rows(all.visit_counts, place).map((row) => visitOf(all, row, moment, maybe, horizon)),
    runs: rows(all.run_counts, place).map((row) => ({
      path: word(all.paths, all.runs.path[row]) ?? "",
      started: moment(all.runs.started[row] ?? 0),
      done: maybe(all.runs.done[row]),
      due: maybe(all.runs.due[row]),
      state: RUNS[all.runs.state[row] ?? 0] ?? "open",
    })),
    gates: rows(all.gate_counts, place).map((row) => ({
      stage: word(all.stages, all.gates.stage[row]) ?? "",
      at: moment(all.gates.at[row] ?? 0),
    })),
  };
}

type Moment = (seconds: number) => string;
type Maybe = (seconds: number | null | undefined) => string | null;

function visitOf(
  all: Timelines,
  row: number,
  moment: Moment,
  maybe: Maybe,
  horizon: number,
): Visit {
  const visits = all.visits;
  const entered = visits.entered[row] ?? 0;
  const left = visits.left[row] ?? null;
  const leftTo = visits.left_to[row] ?? -1;
  return {
    stage: word(all.stages, visits.stage[row]) ?? "",
    entered: moment(entered),
    left: maybe(left),
    leftTo: LEFT[leftTo] ?? "stage",
    nextStage: word(all.stages, leftTo),
    seconds: (left ?? horizon) - entered,
    number: visits.visit_no[row] ?? 1,
    due: maybe(visits.due[row]),
  };
}

function eventsOf(all: Timelines, place: number, moment: Moment): readonly Happened[] {
  const told = all.events;
  let seconds = 0;
  return rows(all.event_counts, place).map((row) => {
    seconds += told.at[row] ?? 0;
    return {
      at: moment(seconds),
      name: word(all.names, told.name[row]) ?? "",
      touchpoint: word(all.touchpoints, told.touchpoint[row]),
      stage: word(all.stages, told.stage[row]),
      channel: word(all.channels, told.channel[row]),
      department: word(all.departments, told.department[row]),
      person: word(all.people, told.person[row]),
      source: word(all.sources, told.source[row]),
      path: word(all.paths, told.path[row]),
      status: word(all.statuses, told.status[row]),
      kind: word(all.classes, told.class[row]),
      isDayOnly: told.precision[row] === DAY_ONLY,
    };
  });
}

export type Entry =
  | { readonly is: "event"; readonly at: string; readonly event: Happened }
  | { readonly is: "entered"; readonly at: string; readonly visit: Visit }
  | { readonly is: "gate"; readonly at: string; readonly gate: Gate }
  | { readonly is: "path_done"; readonly at: string; readonly run: Run }
  | { readonly is: "silence"; readonly at: string; readonly seconds: number };

const ORDER: Readonly<Record<Entry["is"], number>> = {
  silence: 0,
  gate: 1,
  entered: 2,
  event: 3,
  path_done: 4,
};
const SILENCE = 21 * 86_400;

/** Everything in one list, oldest first; a long silence is an entry of its own. */
export function entriesOf(timeline: Timeline): readonly Entry[] {
  const entries: Entry[] = [
    ...timeline.events.map((event): Entry => ({ is: "event", at: event.at, event })),
    ...timeline.visits.map((visit): Entry => ({ is: "entered", at: visit.entered, visit })),
    ...timeline.gates.map((gate): Entry => ({ is: "gate", at: gate.at, gate })),
    ...timeline.runs.flatMap((run): Entry[] =>
      run.done === null ? [] : [{ is: "path_done", at: run.done, run }],
    ),
    ...silences(timeline.events),
  ];
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || ORDER[a.is] - ORDER[b.is]);
}

function silences(events: readonly Happened[]): readonly Entry[] {
  return events.slice(1).flatMap((event, index): Entry[] => {
    const before = events[index];
    const seconds =
      before === undefined ? 0 : (Date.parse(event.at) - Date.parse(before.at)) / 1000;
    return seconds < SILENCE ? [] : [{ is: "silence", at: event.at, seconds }];
  });
}
