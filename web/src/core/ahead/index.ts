export { askAhead, isWritten, takenAhead } from "./ahead";
export { hearFind, isFind, takeFind } from "./find";
export { askForFirstScreen } from "./first-screen";
