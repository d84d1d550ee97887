/** Which way does a link take through the map? In the gutters between cards, never over one. */

export interface Box {
  readonly id: string;
  readonly column: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Wire {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** width of the stroke in px */
  readonly width: number;
}

export interface Field {
  /** x of the gutter at the left of each column, and one after the last */
  readonly gutters: readonly number[];
  /** y of the channels above and below all cards */
  readonly above: number;
  readonly below: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Route {
  readonly key: string;
  readonly points: readonly Point[];
  readonly width: number;
}

const TRACKS = [0, 3, -3, 5, -5];
const CHANNEL_STEP = 4;
const CHANNEL_TRACKS = 5;

/** The width of a flow: by the root of its share, 1 to 6 px. */
export function strokeOf(share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  return Math.round((1 + 5 * Math.sqrt(bounded)) * 10) / 10;
}

/** A way for each link whose two ends are on the map. */
export function routeAll(
  wires: readonly Wire[],
  boxes: readonly Box[],
  field: Field,
): readonly Route[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const used = new Map<string, number>();
  const next = (lane: string) => {
    const track = used.get(lane) ?? 0;
    used.set(lane, track + 1);
    return track;
  };
  return wires.flatMap((wire) => {
    const from = byId.get(wire.from);
    const to = byId.get(wire.to);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ key: wire.key, width: wire.width, points: way(from, to, field, next) }];
  });
}

type Next = (lane: string) => number;

function way(from: Box, to: Box, field: Field, next: Next): readonly Point[] {
  const start = { x: from.right, y: exit(from, next) };
  if (from.column === to.column)
    return bracket(start, to, gutter(field, from.column + 1, next), next);
  const end = { x: to.left, y: exit(to, next) };
  if (to.column === from.column + 1) {
    const x = gutter(field, to.column, next);
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  const out = gutter(field, from.column + 1, next);
  const into = gutter(field, to.column, next);
  const y =
    to.column > from.column ? channel(field.below, 1, next) : channel(field.above, -1, next);
  return [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end];
}

/** Out of the right side and back into the right side of a card in the same column. */
function bracket(start: Point, to: Box, x: number, next: Next): readonly Point[] {
  const y = exit(to, next);
  return [start, { x, y: start.y }, { x, y }, { x: to.right, y }];
}

/** Links that end at one card share its side: spread around the middle, inside its height. */
function exit(box: Box, next: Next): number {
  const offset = TRACKS[next(`card ${box.id}`) % TRACKS.length] ?? 0;
  return (box.top + box.bottom) / 2 + offset * 1.5;
}

function gutter(field: Field, index: number, next: Next): number {
  const x = field.gutters[index] ?? 0;
  return x + (TRACKS[next(`gutter ${index}`) % TRACKS.length] ?? 0);
}

function channel(y: number, direction: 1 | -1, next: Next): number {
  return y + direction * CHANNEL_STEP * (next(`channel ${direction}`) % CHANNEL_TRACKS);
}

/** The way as an SVG path with rounded corners. */
export function pathOf(points: readonly Point[], radius = 5): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${first.x},${first.y}`];
  let before = first;
  rest.forEach((corner, index) => {
    const after = rest[index + 1];
    if (after === undefined) {
      parts.push(`L${corner.x},${corner.y}`);
    } else {
      const r = Math.min(radius, reach(before, corner) / 2, reach(corner, after) / 2);
      const a = toward(corner, before, r);
      const b = toward(corner, after, r);
      parts.push(`L${a.x},${a.y}Q${corner.x},${corner.y},${b.x},${b.y}`);
    }
    before = corner;
  });
  return parts.join("");
}

function reach(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
