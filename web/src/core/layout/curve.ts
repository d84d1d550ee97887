/** Where does a curve of feelings run? From −2 to +2, broken where too few have said anything. */

import { curveMonotoneX, line } from "d3-shape";

/** What is known at one place of the journey; `at` counts in stages (0.5 = middle of the first). */
export interface Felt {
  readonly at: number;
  /** −2 to +2; null = nobody said, or too few */
  readonly valence: number | null;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  /** index of the place among those given */
  readonly index: number;
}

export interface Curve {
  /** one path a run of neighbouring places that are known; a lone place has none */
  readonly paths: readonly string[];
  readonly dots: readonly Dot[];
}

export interface Plot {
  readonly stageWidth: number;
  readonly height: number;
  readonly padding: number;
}

/** The height of a feeling in the lane: +2 on top, −2 at the bottom. */
export function heightOf(valence: number, plot: Plot): number {
  const room = plot.height - 2 * plot.padding;
  const bounded = Math.min(2, Math.max(-2, valence));
  return Math.round((plot.padding + ((2 - bounded) / 4) * room) * 10) / 10;
}

/** The curve through the places that are known; a place without an answer breaks the line. */
export function curveOf(felt: readonly Felt[], plot: Plot): Curve {
  const runs: Dot[][] = [[]];
  felt.forEach((place, index) => {
    if (place.valence === null) {
      runs.push([]);
    } else {
      const x = Math.round(place.at * plot.stageWidth * 10) / 10;
      runs.at(-1)?.push({ x, y: heightOf(place.valence, plot), index });
    }
  });
  const draw = line<Dot>(
    (dot) => dot.x,
    (dot) => dot.y,
  )
    .curve(curveMonotoneX)
    .digits(1);
  return {
    paths: runs.flatMap((run) => (run.length > 1 ? [draw(run) ?? ""] : [])),
    dots: runs.flat(),
  };
}
