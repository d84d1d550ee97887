export { askAhead, takenAhead } from "./ahead";
export { askForFirstScreen } from "./first-screen";
