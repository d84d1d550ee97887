export { fetchedOnce, later, laterNeeds } from "./later";
export { fetchLostSheets, watchSheets } from "./sheets";
