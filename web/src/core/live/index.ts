export { type About, KINDS, type LiveKind, listen } from "./live";
