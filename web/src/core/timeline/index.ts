export type { Naming } from "./naming";
export {
  type Entry,
  entriesOf,
  type Gate,
  type Happened,
  type Run,
  type Timeline,
  timelineOf,
  type Visit,
} from "./timeline";
