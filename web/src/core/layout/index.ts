export { type Columns, columnsFor, LANE_WIDTH, middleOf, STAGE_MAX, STAGE_MIN } from "./columns";
export { type Curve, curveOf, type Dot, type Felt, heightOf, type Plot } from "./curve";
export { placeLabels, type Rect, type Wish } from "./labels";
export {
  type Box,
  type Field,
  type Point,
  pathOf,
  type Route,
  routeAll,
  strokeOf,
  type Wire,
} from "./links";
