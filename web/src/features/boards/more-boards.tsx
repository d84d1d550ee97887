/** What is behind the first tab of the boards. */
export { DataBoard } from "./data-board";
export { TargetsBoard } from "./targets-board";
export { WaysBoard } from "./ways-board";
