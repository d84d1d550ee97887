export { keepOnDevice, waitingHere } from "./device";
export type { History, Made } from "./history";
export { newId } from "./ids";
export type { Answer, Finding, Kept, Pending } from "./ports";
export { draftServer } from "./server";
export { DraftSession, type DraftState, type Saving, type Writing } from "./session";
