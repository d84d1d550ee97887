import { describe, expect, it } from "vitest";
import { nearest, placeWays } from "./graph-layout";
import type { WayNode, WayStep } from "./use-ways";

const NOTHING = {
  value: null,
  unit: "share",
  n: 0,
  k: null,
  low: null,
  high: null,
  level: 0.95,
  method: "wilson",
  accounts: 0,
  quality: "none",
  verdict: "too_few",
  note: "",
} as const;

function node(key: string): WayNode {
  const isEnd = ["start", "end", "open"].includes(key);
  return { key, ref: isEnd ? key : `stage:${key}`, n: 10 };
}

function step(from: string, to: string, n: number): WayStep {
  return {
    key: `${from}>${to}`,
    source: node(from).ref,
    target: node(to).ref,
    kind: "planned",
    n,
    journeys: n,
    share: NOTHING,
    time: NOTHING,
    took: null,
  };
}

const NODES = ["start", "one", "two", "three", "end"].map(node);
const STEPS = [
  step("start", "one", 30),
  step("one", "two", 20),
  step("two", "three", 15),
  step("three", "one", 5),
  step("two", "two", 4),
  step("three", "end", 10),
];

describe("the places of a graph of ways", () => {
  const placed = placeWays(NODES, STEPS, false);
  const xOf = (ref: string) => placed.nodes.get(ref)?.at.x ?? Number.NaN;

  it("stand in the order of the map, whatever leads back", () => {
    const across = NODES.map((one) => xOf(one.ref));
    expect(across).toEqual([...across].sort((a, b) => a - b));
    expect(placed.isAcross).toBe(true);
  });
  it("stay where they are when fewer steps are asked for of the same ways", () => {
    expect(placeWays(NODES, STEPS, false)).toEqual(placed);
  });
  it("run down on a narrow screen", () => {
    const down = placeWays(NODES, STEPS, true);
    expect(down.isAcross).toBe(false);
    expect(down.height).toBeGreaterThan(down.width);
  });
  it("are joined by a line each, and those that lead back are marked", () => {
    expect([...placed.lines.keys()]).toEqual(STEPS.map((one) => one.key));
    expect([...placed.lines].filter(([, one]) => one.isBack).map(([key]) => key)).toEqual([
      "three>one",
      "two>two",
    ]);
  });
  it("are walked to the nearest one in a direction", () => {
    const places = [...placed.nodes.values()];
    const first = places[0];
    expect(first && nearest(places, first, "right")?.ref).toBe("stage:one");
    expect(first && nearest(places, first, "left")).toBeNull();
  });
});

describe("many places", () => {
  const names = Array.from({ length: 30 }, (_, place) => `p${place}`);
  const nodes = names.map(node);
  const chain = names.slice(1).map((name, place) => step(names[place] ?? "", name, 100 - place));
  const rare = names.slice(2).map((name, place) => step(names[place] ?? "", name, 1));
  const placed = placeWays(nodes, [...chain, ...rare], false);

  it("run down, and rare steps bend around the others without a place of their own", () => {
    expect(placed.isAcross).toBe(false);
    expect(placed.lines.size).toBe(chain.length + rare.length);
    expect(placed.width).toBeLessThan(600);
  });
});
