export { livingMapAddress, scopedAddress } from "./address";
export { type FunnelSearch, readFunnel, readStage, type StageSearch, stepsOf } from "./funnel";
export { hasData, type Period, periodsOf } from "./periods";
export {
  BOARDS,
  type Board,
  COLOURS,
  type Colour,
  FIRST_SCREEN,
  LAYERS,
  type Layer,
  parseScreen,
  printScreen,
  type Screen,
  SIDES,
  type Side,
  TABS,
  type Tab,
  VIEWS,
  type View,
} from "./screen";
export {
  askedOf,
  countStated,
  isWhole,
  readScope,
  type ScopeSearch,
  stated,
  textsOf,
} from "./search";
export { readSegments, type SegmentsSearch } from "./segments";
export {
  readWays,
  STEP_LIMITS,
  stepLimit,
  USUAL_STEPS,
  WAY_LEVELS,
  type WayLevel,
  type WaysSearch,
} from "./ways";
