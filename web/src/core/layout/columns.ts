/** How wide is a stage? Wide enough to read, never so wide that the next one is out of sight. */

export const LANE_WIDTH = 132;
export const STAGE_MIN = 188;
export const STAGE_MAX = 280;

export interface Columns {
  readonly count: number;
  readonly stageWidth: number;
  /** width of the whole map, the lane column included */
  readonly width: number;
}

/** Stages share the room evenly; where it is short they keep 188 px and the map scrolls. */
export function columnsFor(count: number, room: number, laneWidth = LANE_WIDTH): Columns {
  const share = count === 0 ? STAGE_MIN : Math.floor((room - laneWidth) / count);
  const stageWidth = Math.min(STAGE_MAX, Math.max(STAGE_MIN, share));
  return { count, stageWidth, width: laneWidth + count * stageWidth };
}

/** The middle of a column, measured from the start of the first stage. */
export function middleOf(column: number, columns: Columns): number {
  return (column + 0.5) * columns.stageWidth;
}
