export { type Keyed, withMembers } from "./joining";
export { judged, type Listed, type Members, membersOf, type Row, rowsOf } from "./members";
