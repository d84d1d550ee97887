import { details } from "./details";
import { english } from "./english";

export { deviationWords, findingWords, plainWords } from "./plain";

/** The words of the screen, in the one language there is so far. */
export const words = { ...english, ...details };
