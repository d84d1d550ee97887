export { spareAfter, whenSpare } from "./spare-time";
