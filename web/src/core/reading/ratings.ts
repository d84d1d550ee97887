/** What was said in ratings and feelings, by whom, put into one reading for each side? */

import type { EmotionSaid, RatingSaid, RatingsSaid } from "../../api/page";
import type { Quality } from "../format";
import { feelingName } from "../words/vocabulary";

export interface Reading {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** null = nobody counted */
  readonly n: number | null;
  readonly quality: Quality;
}

export interface Feeling {
  readonly valence: number;
  readonly label: string;
  readonly n: number | null;
  readonly quality: Quality;
}

export interface Feelings {
  readonly wanted: Feeling | null;
  readonly believed: Feeling | null;
  readonly heard: Feeling | null;
}

/** Under it nothing is told of a number. */
export const LEAST_N = 5;
/** Under it a number looks as if it stood on little. */
export const SMALL_N = 30;

/** How a number that rests on n answers may be shown; what nobody counted is shown as it was said. */
export function qualityOf(n: number | null): Quality {
  if (n === null) return "ok";
  if (n === 0) return "none";
  if (n < LEAST_N) return "too_few";
  if (n < 10) return "few";
  return n < SMALL_N ? "small" : "ok";
}

function weightOf(said: { readonly n: number | null }): number {
  return said.n ?? 1;
}

/** The mean of what was said, weighted by answers; null when nobody said anything. */
export function ratingOf(said: readonly RatingSaid[]): Reading | null {
  const [first] = said;
  if (first === undefined) return null;
  const weight = said.reduce((sum, one) => sum + weightOf(one), 0);
  const value = said.reduce((sum, one) => sum + one.value * weightOf(one), 0) / (weight || 1);
  const n = said.some((one) => one.n !== null)
    ? said.reduce((sum, one) => sum + (one.n ?? 0), 0)
    : null;
  const isAlone = said.length === 1;
  return {
    value,
    low: isAlone ? first.low : null,
    high: isAlone ? first.high : null,
    n,
    quality: qualityOf(n),
  };
}

export interface BothSides {
  readonly believed: Reading | null;
  readonly observed: Reading | null;
}

/** The same question asked inside and outside. */
export function bothSides(said: RatingsSaid | null): BothSides {
  return { believed: ratingOf(said?.internal ?? []), observed: ratingOf(said?.customer ?? []) };
}

interface Felt {
  readonly label: string;
  readonly valence: number;
  readonly n: number | null;
}

function feelingOf(felt: readonly Felt[]): Feeling | null {
  if (felt.length === 0) return null;
  const weight = felt.reduce((sum, one) => sum + weightOf(one), 0);
  const valence = felt.reduce((sum, one) => sum + one.valence * weightOf(one), 0) / (weight || 1);
  const n = felt.some((one) => one.n !== null)
    ? felt.reduce((sum, one) => sum + (one.n ?? 0), 0)
    : null;
  return {
    valence,
    label: [...new Set(felt.map((one) => feelingName(one.label)))].join(", "),
    n,
    quality: qualityOf(n),
  };
}

/** What was wanted, what we believe, what customers said, over all personas. */
export function feelingsOf(said: readonly EmotionSaid[]): Feelings {
  const elicited = said.flatMap((one) => one.elicited);
  return {
    wanted: feelingOf(
      said.flatMap((one) => (one.desired === null ? [] : [{ ...one.desired, n: null }])),
    ),
    believed: feelingOf(elicited.filter((one) => one.basis === "believed")),
    heard: feelingOf(elicited.filter((one) => one.basis === "observed")),
  };
}
