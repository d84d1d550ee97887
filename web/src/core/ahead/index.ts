export { askAhead, isWritten, takenAhead } from "./ahead";
export { askForFirstScreen } from "./first-screen";
