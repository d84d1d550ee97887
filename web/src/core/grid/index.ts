export { type Place, type Step, stepOf, walk } from "./roving";
