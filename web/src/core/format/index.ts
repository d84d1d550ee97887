export { clock, day, moment, month, shortDay, zonedMoment, zoneHere } from "./dates";
export {
  type FigureText,
  hasInterval,
  type Measured,
  NOT_MEASURED,
  plain,
  type Quality,
  score,
  share,
  time,
} from "./figures";
export { holds } from "./holds";
export { byName, dateLocale } from "./locale";
export {
  change,
  count,
  DOT,
  fullMoney,
  MINUS,
  money,
  number,
  percent,
  unbroken,
} from "./numbers";
export { amount, type DurationUnit, fittingUnit, isDurationUnit, span, unitsOf } from "./spans";
export { type TimeTick, timeTicks } from "./ticks";
