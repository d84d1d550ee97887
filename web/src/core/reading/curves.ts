/** Which places does the curve of feelings go through, one layer at a time? */

import type { Felt } from "../layout";
import type { LivingMap, Stage } from "./living-map";
import type { Feeling, Feelings } from "./ratings";

export type Told = keyof Feelings;

export interface Place extends Felt {
  readonly feeling: Feeling | null;
  readonly ref: string;
  readonly name: string;
}

/** The places in the order of the journey; a stage in which nobody was asked breaks the line. */
export function placesOf(map: LivingMap, told: Told): readonly Place[] {
  return map.stages.flatMap((stage) => {
    const here = inStage(stage, told);
    return here.length > 0
      ? here
      : [
          {
            at: stage.index + 0.5,
            valence: null,
            feeling: null,
            ref: stage.ref,
            name: stage.said.name,
          },
        ];
  });
}

function inStage(stage: Stage, told: Told): readonly Place[] {
  const known = stage.touchpoints.filter((one) => one.feelings[told] !== null);
  const places = known.map((one, index) =>
    place(
      stage.index + (index + 1) / (known.length + 1),
      one.feelings[told],
      one.ref,
      one.said.name,
    ),
  );
  if (places.length > 0 || stage.feelings[told] === null) return places;
  return [place(stage.index + 0.5, stage.feelings[told], stage.ref, stage.said.name)];
}

function place(at: number, feeling: Feeling | null, ref: string, name: string): Place {
  const isTold = feeling !== null && feeling.quality !== "too_few" && feeling.quality !== "none";
  return { at, valence: isTold ? feeling.valence : null, feeling, ref, name };
}
