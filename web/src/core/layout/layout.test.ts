import { describe, expect, it } from "vitest";
import { type Box, columnsFor, curveOf, heightOf, type Point, pathOf, routeAll, strokeOf } from ".";

describe("stages share the room", () => {
  it.each([
    ["all six fit", 6, 1440, 218],
    ["too many keep their least width", 12, 1440, 188],
    ["two do not grow without end", 2, 1440, 280],
    ["none", 0, 1440, 188],
  ])("%s", (_, count, room, stageWidth) => {
    const columns = columnsFor(count, room);
    expect(columns.stageWidth).toBe(stageWidth);
    expect(columns.width).toBe(132 + count * stageWidth);
  });
});

describe("the curve of feelings", () => {
  const plot = { stageWidth: 100, height: 100, padding: 10 };

  it("runs from −2 at the bottom to +2 on top, and never out of the lane", () => {
    expect([2, 0, -2, -9].map((valence) => heightOf(valence, plot))).toEqual([10, 50, 90, 90]);
  });
  it("breaks where too few have said anything", () => {
    const felt = [1, 0, null, -1, null, 2].map((valence, index) => ({ at: index + 0.5, valence }));
    const curve = curveOf(felt, plot);
    expect(curve.paths).toHaveLength(1);
    expect(curve.dots.map((dot) => dot.index)).toEqual([0, 1, 3, 5]);
  });
  it("goes through the middle of its stages", () => {
    expect(
      curveOf(
        [
          { at: 0.5, valence: 0 },
          { at: 1.5, valence: 2 },
        ],
        plot,
      ).dots,
    ).toEqual([
      { x: 50, y: 50, index: 0 },
      { x: 150, y: 10, index: 1 },
    ]);
  });
});

/* Four stages with three cards each, 200 px wide, 16 px between the cards of neighbouring stages. */
const BOXES: readonly Box[] = [0, 1, 2, 3].flatMap((column) =>
  [0, 1, 2].map((row) => ({
    id: `${column}.${row}`,
    column,
    left: column * 200 + 8,
    right: column * 200 + 192,
    top: 40 + row * 70,
    bottom: 40 + row * 70 + 62,
  })),
);
const FIELD = { gutters: [0, 200, 400, 600, 800], above: 30, below: 260 };
const WIRES = BOXES.flatMap((from) =>
  BOXES.filter((to) => to !== from).map((to) => ({
    key: `${from.id}>${to.id}`,
    from: from.id,
    to: to.id,
    width: 2,
  })),
);

function isOver(box: Box, a: Point, b: Point): boolean {
  const isBeside = Math.max(a.x, b.x) <= box.left || Math.min(a.x, b.x) >= box.right;
  const isAboveOrBelow = Math.max(a.y, b.y) <= box.top || Math.min(a.y, b.y) >= box.bottom;
  return !isBeside && !isAboveOrBelow;
}

describe("links run in the gutters", () => {
  const routes = routeAll(WIRES, BOXES, FIELD);

  it("every pair of cards has a way, and no way runs over a card", () => {
    expect(routes).toHaveLength(12 * 11);
    const crossings = routes.flatMap((route) =>
      route.points.slice(1).flatMap((b, index) => {
        const a = route.points[index] ?? b;
        return BOXES.filter((box) => isOver(box, a, b)).map((box) => `${route.key} over ${box.id}`);
      }),
    );
    expect(crossings).toEqual([]);
  });
  it("a way turns only at right angles", () => {
    const slanted = routes.filter((route) =>
      route.points.slice(1).some((b, index) => {
        const a = route.points[index] ?? b;
        return a.x !== b.x && a.y !== b.y;
      }),
    );
    expect(slanted).toEqual([]);
  });
  it("a link to a card that is not on the map is left out", () => {
    expect(routeAll([{ key: "k", from: "0.0", to: "nowhere", width: 1 }], BOXES, FIELD)).toEqual(
      [],
    );
  });
  it("the width grows with the root of the share", () => {
    expect([0, 0.04, 0.25, 1, 7].map(strokeOf)).toEqual([1, 2, 3.5, 6, 6]);
  });
  it("corners are rounded", () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 20, y: 0 },
        { x: 20, y: 30 },
      ]),
    ).toBe("M0,0L15,0Q20,0,20,5L20,30");
    expect(pathOf([])).toBe("");
  });
});
