/** Which touchpoints can be drawn, where, and which one lies next to another? */

import type { Estimate, GapRow } from "../../api/page";
import { LEAST_N, type LivingMap } from "../../core/reading";

/** A touchpoint with what both sides say, from 0 to 100. */
export interface Rated {
  readonly key: string;
  readonly ref: string;
  readonly name: string;
  readonly importance: GapRow | null;
  readonly performance: GapRow | null;
  readonly delivery: Estimate | null;
  readonly quadrant: string | null;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Point extends Spot {
  readonly rated: Rated;
  readonly n: number;
  /** what we say, where we say both */
  readonly ours: Spot | null;
}

export type Way = "up" | "down" | "left" | "right";

/** Every touchpoint that somebody rated, the largest gap first; one without a gap comes last. */
export function ratedOf(map: LivingMap): readonly Rated[] {
  const rated = map.stages
    .flatMap((stage) => stage.touchpoints)
    .filter((one) => one.gaps.length > 0)
    .map((one): Rated => {
      const row = (kind: string) =>
        one.gaps.find((gap) => gap.key === `${one.said.key}.${kind}`) ?? null;
      return {
        key: one.said.key,
        ref: one.ref,
        name: one.said.name,
        importance: row("importance"),
        performance: row("performance"),
        delivery: row("delivery")?.gap ?? null,
        quadrant: one.gaps.find((gap) => gap.quadrant !== null)?.quadrant ?? null,
      };
    });
  const size = (one: Rated) => one.delivery?.value ?? Number.NEGATIVE_INFINITY;
  return rated.sort((a, b) => size(b) - size(a));
}

/** Where customers put it; null where fewer than five said both. */
export function pointOf(rated: Rated): Point | null {
  const importance = rated.importance?.customer ?? null;
  const performance = rated.performance?.customer ?? null;
  if (importance === null || performance === null) return null;
  const n = Math.min(importance.n, performance.n);
  if (n < LEAST_N || importance.value === null || performance.value === null) return null;
  const ourImportance = rated.importance?.internal?.value ?? null;
  const ourPerformance = rated.performance?.internal?.value ?? null;
  return {
    rated,
    n,
    x: performance.value,
    y: importance.value,
    ours:
      ourImportance === null || ourPerformance === null
        ? null
        : { x: ourPerformance, y: ourImportance },
  };
}

/** The middle of all points: where the cross-hairs meet. */
export function middleOf(points: readonly Spot[]): Spot {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return { x: mean(points.map((one) => one.x)), y: mean(points.map((one) => one.y)) };
}

/** The nearest point in a direction; what lies aside counts double. Null at the edge. */
export function nextPoint(points: readonly Point[], from: Point, way: Way): Point | null {
  const isUpright = way === "up" || way === "down";
  const sign = way === "up" || way === "right" ? 1 : -1;
  const cost = (one: Point) => {
    const along = sign * (isUpright ? one.y - from.y : one.x - from.x);
    const aside = Math.abs(isUpright ? one.x - from.x : one.y - from.y);
    return along > 0 ? along + 2 * aside : Number.POSITIVE_INFINITY;
  };
  const [nearest] = points.filter((one) => one !== from).sort((a, b) => cost(a) - cost(b));
  return nearest === undefined || cost(nearest) === Number.POSITIVE_INFINITY ? null : nearest;
}
