/** Where do the places and the lines of a graph of ways stand? Worked out once, whatever is shown of it later. */

import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import { curveBasis, line } from "d3-shape";
import { backSteps, liesAcross } from "./naming";
import type { WayNode, WayStep } from "./use-ways";

const ACROSS = { width: 128, height: 62 };
const DOWN = { width: 176, height: 62 };
const LABEL = { width: 54, height: 32 };
/** The graph is laid by its most frequent steps and by the ways in and out of each place; the others are drawn over it. */
const LAID_STEPS = 30;
const GAP = { between: 24, along: 24, edges: 12, margin: 12 };
const END_OF_ARROW = 2;
const BEND = 30;
const BENDING = 0.16;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode {
  readonly ref: string;
  /** its upper left corner */
  readonly at: Point;
}

export interface PlacedLine {
  readonly path: string;
  /** the middle of its label */
  readonly label: Point;
  readonly isBack: boolean;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly isAcross: boolean;
  /** of every place */
  readonly size: { readonly width: number; readonly height: number };
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly lines: ReadonlyMap<string, PlacedLine>;
}

type Drawn = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/** Few places lie across where there is room, many run down; lines that go back are laid against their arrow. */
export function placeWays(
  nodes: readonly WayNode[],
  steps: readonly WayStep[],
  isNarrow: boolean,
): Placed {
  const isAcross = !isNarrow && liesAcross(nodes);
  const known = new Set(nodes.map((node) => node.ref));
  const back = backSteps(nodes, steps);
  const size = isAcross ? ACROSS : DOWN;
  const graph: Drawn = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: isAcross ? "LR" : "TB",
    nodesep: GAP.between,
    ranksep: GAP.along,
    edgesep: GAP.edges,
    marginx: GAP.margin,
    marginy: GAP.margin,
  });
  for (const node of nodes) graph.setNode(node.ref, { ...size });
  for (const step of laidSteps(nodes, steps)) {
    if (!known.has(step.source) || !known.has(step.target)) continue;
    const [from, to] = back.has(step.key) ? [step.target, step.source] : [step.source, step.target];
    graph.setEdge(from, to, { ...LABEL, labelpos: "c", weight: weightOf(step) }, step.key);
  }
  layout(graph);
  const lines = new Map<string, PlacedLine>();
  for (const step of steps) {
    const isBack = back.has(step.key);
    const found = lineOf(graph, step, isBack) ?? straightLine(graph, step, isBack, isAcross);
    if (found !== null) lines.set(step.key, found);
  }
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, isAcross, size, nodes: placed(graph, nodes), lines };
}

/** The most frequent steps, and of each place the most frequent one in and out. */
function laidSteps(nodes: readonly WayNode[], steps: readonly WayStep[]): readonly WayStep[] {
  const laid = new Set(steps.slice(0, LAID_STEPS));
  for (const { ref } of nodes) {
    const ways = [
      steps.find((step) => step.target === ref && step.source !== ref),
      steps.find((step) => step.source === ref && step.target !== ref),
    ];
    for (const step of ways) if (step !== undefined) laid.add(step);
  }
  return steps.filter((step) => laid.has(step));
}

/** What is gone often lies straight. */
function weightOf(step: WayStep): number {
  return 1 + Math.round(Math.sqrt(step.n));
}

function lineOf(graph: Drawn, step: WayStep, isBack: boolean): PlacedLine | null {
  const [from, to] = isBack ? [step.target, step.source] : [step.source, step.target];
  const edge = graph.edge(from, to, step.key);
  if (edge === undefined) return null;
  const points: readonly Point[] = edge.points ?? [];
  const inOrder = isBack && from !== to ? [...points].reverse() : points;
  const draw = line<Point>()
    .x((point) => point.x)
    .y((point) => point.y)
    .curve(curveBasis);
  return {
    path: draw(shortened(inOrder)) ?? "",
    label: { x: edge.x ?? 0, y: edge.y ?? 0 },
    isBack,
  };
}

/** A line from border to border, bent aside, for a step that the graph was not laid by. */
function straightLine(
  graph: Drawn,
  step: WayStep,
  isBack: boolean,
  isAcross: boolean,
): PlacedLine | null {
  const from = graph.node(step.source);
  const to = graph.node(step.target);
  if (from?.x === undefined || to?.x === undefined) return null;
  const a = { x: from.x, y: from.y ?? 0 };
  const b = { x: to.x, y: to.y ?? 0 };
  if (step.source === step.target) return loopLine(a, from, isAcross);
  const bend = BEND + Math.hypot(b.x - a.x, b.y - a.y) * BENDING;
  const middle = isAcross
    ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 + (isBack ? bend : -bend) }
    : { x: (a.x + b.x) / 2 + (isBack ? bend : -bend), y: (a.y + b.y) / 2 };
  const start = atBorder(a, middle, from);
  const end = atBorder(b, middle, to);
  const path = `M${start.x} ${start.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`;
  const label = {
    x: (start.x + 2 * middle.x + end.x) / 4,
    y: (start.y + 2 * middle.y + end.y) / 4,
  };
  return { path, label, isBack };
}

/** A loop beside its place. */
function loopLine(at: Point, size: NodeLabel, isAcross: boolean): PlacedLine {
  const { width, height } = size;
  if (isAcross) {
    const y = at.y + height / 2;
    const path = `M${at.x - 18} ${y}C${at.x - 30} ${y + 46} ${at.x + 30} ${y + 46} ${at.x + 18} ${y}`;
    return { path, label: { x: at.x, y: y + 36 }, isBack: true };
  }
  const x = at.x + width / 2;
  const path = `M${x} ${at.y - 12}C${x + 50} ${at.y - 26} ${x + 50} ${at.y + 26} ${x} ${at.y + 12}`;
  return { path, label: { x: x + 40, y: at.y }, isBack: true };
}

/** Where the line from the middle of a place towards a point leaves it. */
function atBorder(from: Point, towards: Point, { width, height }: NodeLabel): Point {
  const dx = towards.x - from.x;
  const dy = towards.y - from.y;
  const part = Math.min(
    dx === 0 ? 1 : width / 2 / Math.abs(dx),
    dy === 0 ? 1 : height / 2 / Math.abs(dy),
    1,
  );
  return { x: from.x + dx * part, y: from.y + dy * part };
}

/** The arrow ends just before the place, not in its border. */
function shortened(points: readonly Point[]): Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined) return [...points];
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1;
  const part = END_OF_ARROW / length;
  return [
    ...points.slice(0, -1),
    { x: last.x - (last.x - before.x) * part, y: last.y - (last.y - before.y) * part },
  ];
}

function placed(graph: Drawn, nodes: readonly WayNode[]): ReadonlyMap<string, PlacedNode> {
  return new Map(
    nodes.map((node) => {
      const { x = 0, y = 0, width, height } = graph.node(node.ref);
      return [node.ref, { ref: node.ref, at: { x: x - width / 2, y: y - height / 2 } }];
    }),
  );
}

/** The nearest place in a direction, the straightest first; null at the edge. */
export function nearest(
  places: readonly PlacedNode[],
  from: PlacedNode,
  step: "up" | "down" | "left" | "right",
): PlacedNode | null {
  const isSideways = step === "left" || step === "right";
  const sign = step === "left" || step === "up" ? -1 : 1;
  const ahead = (one: PlacedNode) =>
    sign * (isSideways ? one.at.x - from.at.x : one.at.y - from.at.y);
  const aside = (one: PlacedNode) =>
    Math.abs(isSideways ? one.at.y - from.at.y : one.at.x - from.at.x);
  const cost = (one: PlacedNode) => ahead(one) + 2 * aside(one);
  const found = places.filter((one) => one.ref !== from.ref && ahead(one) > 0);
  return found.sort((a, b) => cost(a) - cost(b))[0] ?? null;
}
