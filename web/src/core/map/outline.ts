/** Where does everything of a document stand: stages and touchpoints by reference, with their paths. */

import { type JsonObject, partsAt, textAt } from "../json";
import type { Steps } from "./commands";

export interface Spot {
  readonly ref: string;
  readonly key: string;
  readonly name: string;
  readonly path: Steps;
  readonly part: JsonObject;
}

export interface StageSpot extends Spot {
  readonly touchpoints: readonly Spot[];
}

export interface Outline {
  readonly stages: readonly StageSpot[];
  readonly byRef: ReadonlyMap<string, Spot>;
}

/** The stages of a document with their touchpoints. */
export function outlineOf(document: JsonObject): Outline {
  const stages = partsAt(document, "stages").map((part) => {
    const stage = spotOf("stage", ["stages"], part);
    const path = [...stage.path, "touchpoints"];
    const touchpoints = partsAt(part, "touchpoints").map((one) => spotOf("touchpoint", path, one));
    return { ...stage, touchpoints };
  });
  const byRef = new Map<string, Spot>();
  for (const stage of stages) {
    byRef.set(stage.ref, stage);
    for (const one of stage.touchpoints) byRef.set(one.ref, one);
  }
  return { stages, byRef };
}

/** The stage that is meant, or that a touchpoint stands in. */
export function stageOf(outline: Outline, ref: string): StageSpot | null {
  return (
    outline.stages.find(
      (stage) => stage.ref === ref || stage.touchpoints.some((one) => one.ref === ref),
    ) ?? null
  );
}

function spotOf(kind: string, above: Steps, part: JsonObject): Spot {
  const key = textAt(part, "key") ?? "";
  return {
    ref: `${kind}:${key}`,
    key,
    name: textAt(part, "name") ?? key,
    path: [...above, key],
    part,
  };
}
