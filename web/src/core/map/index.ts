export {
  isList,
  isObject,
  isSame,
  type Json,
  type JsonObject,
  partsAt,
  plain,
  plainObject,
  textAt,
} from "../json";
export {
  type Applied,
  apply,
  type Command,
  CommandError,
  hasPart,
  lastOf,
  partAt,
  placed,
  type Steps,
  startsWith,
} from "./commands";
export {
  type CardLane,
  isDoneByCustomer,
  type LaneItem,
  type LaneKey,
  type ListName,
  laneCells,
  laneKeys,
  standsIn,
} from "./draft-lanes";
export {
  type FeelingSaid,
  type Felt,
  feelingAt,
  feelingCommand,
  LEAST,
  labelAt,
  MOST,
} from "./feelings";
export { commandFrom } from "./forms";
export { type Holder, holderOf, inside, rowOf, rowsOf, writeRows } from "./holder";
export { type Outline, outlineOf, type Spot, type StageSpot, stageOf } from "./outline";
export { placing, type Target, targetFrom, targetId } from "./placing";
export { areInConflict, rebased } from "./rebasing";
export { conditionText, namesFrom, ruleText } from "./rule-text";
export {
  addLink,
  addStage,
  addTouchpoint,
  type Doing,
  keyFor,
  moveInto,
  moveStage,
  removal,
  stepOf,
  type Way,
} from "./verbs";
