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
export { commandFrom } from "./forms";
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
} from "./json";
export { type Outline, outlineOf, type Spot, type StageSpot, stageOf } from "./outline";
export { areInConflict, rebased } from "./rebasing";
export {
  addLink,
  addStage,
  addTouchpoint,
  type Doing,
  keyFor,
  moveInto,
  moveStage,
  removal,
  setInside,
  stepOf,
  type Way,
} from "./verbs";
