import { LEAST_N, type LivingMap } from "../../core/reading";
import { pathWords as words } from "../../core/words/paths";
import type { Condition } from "../../ui/glyph";
import { figureOf } from "../living-map/estimate";
import { nameOf } from "../who/number-words";
import type { WayNode, WayStep, WaysSaid, WayVariant } from "./use-ways";

/** How what a step goes with is marked. */
export const VERDICTS = {
  better: "ok",
  worse: "breach",
  not_different: "unsure",
  too_few: "unsure",
} as const satisfies Record<NonNullable<WayStep["took"]>["verdict"], Condition>;

/** The places of a way, one after the other. */
export function wayName(map: LivingMap, way: WayVariant): string {
  if (way.nodes.length === 0) return words.variants.other(way.ways);
  return way.nodes.map((ref) => nameOf(map, ref)).join(" → ");
}

/** Both ends of a step. */
export function endsOf(map: LivingMap, step: WayStep): readonly [string, string] {
  return [nameOf(map, step.source), nameOf(map, step.target)];
}

/** The path of a number of the ways. */
export function numberOf(
  ways: Pick<WaysSaid, "level">,
  section: "steps" | "nodes" | "variants" | "endings",
  key: string,
  number: string,
): string {
  return `way_${section}.${ways.level}:${key}.${number}`;
}

/** The median time of a step, short; null where none lies between, or too few were measured. */
export function shortTime(step: WayStep): string | null {
  return step.time.n < LEAST_N || step.time.value === null ? null : figureOf(step.time).main;
}

/** The steps that lead back in the order of the map, or to the same place again. */
export function backSteps(
  nodes: readonly WayNode[],
  steps: readonly WayStep[],
): ReadonlySet<string> {
  const order = new Map(nodes.map((node, place) => [node.ref, place]));
  const back = steps.filter(
    (step) => (order.get(step.target) ?? 0) <= (order.get(step.source) ?? 0),
  );
  return new Set(back.map((step) => step.key));
}

const MOST_ACROSS = 14;

/** Few places lie across; many run down, with the ways as a whole beside them. */
export function liesAcross(nodes: readonly WayNode[]): boolean {
  return nodes.length <= MOST_ACROSS;
}
