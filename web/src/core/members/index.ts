export { judged, type Listed, type Members, membersOf, type Row, rowsOf } from "./members";
