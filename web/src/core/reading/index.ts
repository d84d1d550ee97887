export { type Condensed, type Condition, conditionOf, keptOf, stuckCondition } from "./conditions";
export { type Place, placesOf, type Told } from "./curves";
export {
  isStage,
  type LivingMap,
  type Ref,
  readLivingMap,
  refOfCell,
  type Stage,
  type Touchpoint,
} from "./living-map";
export { readPage } from "./page";
export {
  type BothSides,
  bothSides as sidesOf,
  type Feeling,
  type Feelings,
  LEAST_N,
  type Reading,
  SMALL_N,
} from "./ratings";
export { elapsedTarget, type Scale, scaleOf, shortLength, unitOf, usualLength } from "./standards";
