/** How wide is a stage? Wide enough to read, never so wide that the next one is out of sight. */

export const LANE_WIDTH = 132;
export const STAGE_MIN = 188;
export const STAGE_MAX = 280;

export interface Columns {
  readonly count: number;
  readonly stageWidth: number;
  readonly laneWidth: number;
  /** width of the whole map, the lane column included */
  readonly width: number;
}

/** Stages share the room evenly; where it is short they keep 188 px and the map scrolls. All of it grows with the text. */
export function columnsFor(count: number, room: number, textScale = 1): Columns {
  const [least, most] = [Math.round(STAGE_MIN * textScale), Math.round(STAGE_MAX * textScale)];
  const laneWidth = Math.round(LANE_WIDTH * textScale);
  const share = count === 0 ? least : Math.floor((room - laneWidth) / count);
  const stageWidth = Math.min(most, Math.max(least, share));
  return { count, stageWidth, laneWidth, width: laneWidth + count * stageWidth };
}

/** The middle of a column, measured from the start of the first stage. */
export function middleOf(column: number, columns: Columns): number {
  return (column + 0.5) * columns.stageWidth;
}
