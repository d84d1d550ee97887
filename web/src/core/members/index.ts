export { type Keyed, keysOf, listingOf, withCounts } from "./joining";
export {
  type Counts,
  countsOf,
  isCounted,
  judged,
  type Listed,
  type Listing,
  type Members,
  membersOf,
  numbersOf,
  type Row,
  rowsOf,
} from "./members";
