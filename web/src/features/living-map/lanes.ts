/** Which lanes does this map have, and what stands in each cell? Only lanes with something in them are drawn. */

import type { ActivitySaid, LaneSaid } from "../../api/page";
import type { Place } from "../../core/grid";
import type { LivingMap, Stage, Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { placeOfPath, type Rail } from "./paths-lane";

export interface TextItem {
  readonly key: string;
  readonly text: string;
  readonly aside: string | null;
}

export type Lane =
  | {
      readonly is: "cards";
      readonly key: string;
      readonly name: string;
      readonly holds: (touchpoint: Touchpoint) => boolean;
    }
  | {
      readonly is: "texts";
      readonly key: string;
      readonly name: string;
      readonly cells: readonly (readonly TextItem[])[];
    }
  | { readonly is: "line"; readonly key: string; readonly name: string };

const FRONT = new Set(["frontstage_people", "frontstage_tech", "physical_evidence"]);
const isDone = (touchpoint: Touchpoint) =>
  touchpoint.said.kind === "action" || touchpoint.said.kind === "decision";

function activitiesOf(stage: Stage): readonly ActivitySaid[] {
  return [...stage.said.activities, ...stage.touchpoints.flatMap((one) => one.said.activities)];
}

function texts(
  key: string,
  name: string,
  map: LivingMap,
  cell: (stage: Stage) => readonly TextItem[],
): Lane | null {
  const cells = map.stages.map(cell);
  return cells.some((items) => items.length > 0) ? { is: "texts", key, name, cells } : null;
}

function ofMap(map: LivingMap, lane: LaneSaid): Lane | null {
  return texts(`own:${lane.key}`, lane.name, map, (stage) => {
    const refs = [stage.ref, ...stage.touchpoints.map((one) => one.ref)];
    return refs.flatMap((ref) => {
      const text = lane.cells[ref];
      return text === undefined ? [] : [{ key: ref, text, aside: null }];
    });
  });
}

/** The lanes from top to bottom, below the header, the emotion and the paths. */
export function lanesOf(map: LivingMap): readonly Lane[] {
  const activity = (one: ActivitySaid): TextItem => ({
    key: one.key,
    text: one.name,
    aside: one.who,
  });
  const front = texts("front", words.lanes.front, map, (stage) =>
    activitiesOf(stage)
      .filter((one) => FRONT.has(one.lane))
      .map(activity),
  );
  const behind = texts("behind", words.lanes.behind, map, (stage) =>
    activitiesOf(stage)
      .filter((one) => !FRONT.has(one.lane))
      .map(activity),
  );
  const systems = texts("systems", words.lanes.systems, map, systemsOf);
  const hasActions = map.stages.some((stage) => stage.touchpoints.some(isDone));
  const hasContacts = map.stages.some((stage) => stage.touchpoints.some((one) => !isDone(one)));
  const lanes: (Lane | null)[] = [
    hasActions ? { is: "cards", key: "does", name: words.lanes.does, holds: isDone } : null,
    hasActions && hasContacts
      ? { is: "line", key: "interaction", name: words.lines.interaction }
      : null,
    hasContacts
      ? {
          is: "cards",
          key: "touchpoints",
          name: words.lanes.touchpoints,
          holds: (one) => !isDone(one),
        }
      : null,
    front,
    behind === null && systems === null
      ? null
      : { is: "line", key: "visibility", name: words.lines.visibility },
    behind,
    systems,
    texts("needs", words.lanes.needs, map, (stage) =>
      stage.said.needs.map((need) => ({ key: need.text, text: need.text, aside: need.persona })),
    ),
    texts("pains", words.lanes.pains, map, (stage) =>
      [...stage.said.pains, ...stage.touchpoints.flatMap((one) => one.said.pains)].map((pain) => ({
        key: pain.key,
        text: pain.name,
        aside: pain.severity === null ? null : words.severity(pain.severity),
      })),
    ),
    texts("messages", words.lanes.messages, map, (stage) =>
      stage.touchpoints
        .flatMap((one) => one.said.messages)
        .map((message) => ({ key: message.key, text: message.name, aside: message.persona })),
    ),
    texts("kpis", words.lanes.kpis, map, (stage) => kpisOf(map, stage)),
    ...map.page.map.lanes.map((lane) => ofMap(map, lane)),
  ];
  return lanes.filter((lane) => lane !== null);
}

function systemsOf(stage: Stage): readonly TextItem[] {
  const names = activitiesOf(stage).flatMap((one) => one.systems);
  return [...new Set(names)].map((name) => {
    const data = activitiesOf(stage)
      .filter((one) => one.systems.includes(name))
      .flatMap((one) => one.data);
    return {
      key: name,
      text: name,
      aside: data.length === 0 ? null : [...new Set(data)].join(", "),
    };
  });
}

function kpisOf(map: LivingMap, stage: Stage): readonly TextItem[] {
  const refs = new Set([stage.ref, ...stage.touchpoints.map((one) => one.ref)]);
  return map.page.map.kpis
    .filter((kpi) => kpi.about.some((ref) => refs.has(ref)))
    .map((kpi) => ({ key: kpi.key, text: kpi.name, aside: kpi.targets[0]?.text ?? null }));
}

/** How the cell of a lane of texts is named among the places of the map. */
export const placeOfTexts = (lane: string, column: number) => `texts:${lane}:${column}`;

/** What the focus can walk over: stage headers in the first row, the paths, then cards and texts of each lane. */
export function placesOfGrid(
  map: LivingMap,
  rails: readonly Rail[],
  lanes: readonly Lane[],
): readonly Place[] {
  const heads = map.stages.map((stage) => ({ id: stage.ref, row: 0, column: stage.index }));
  const paths = rails.map((rail) => ({
    id: placeOfPath(rail.said.key),
    row: 1,
    column: rail.first,
  }));
  return [
    ...heads,
    ...paths,
    ...lanes.flatMap((lane, index) => placesOfLane(map, lane, index + 2)),
  ];
}

function placesOfLane(map: LivingMap, lane: Lane, row: number): readonly Place[] {
  switch (lane.is) {
    case "line":
      return [];
    case "texts":
      return lane.cells.flatMap((items, column) =>
        items.length === 0 ? [] : [{ id: placeOfTexts(lane.key, column), row, column }],
      );
    case "cards":
      return map.stages.flatMap((stage) =>
        stage.touchpoints
          .filter(lane.holds)
          .map((one) => ({ id: one.ref, row, column: stage.index })),
      );
  }
}
