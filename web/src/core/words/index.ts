import { details } from "./details";
import { english } from "./english";

export { deviationWords, findingWords, involvedWords, plainWords } from "./plain";

/** The words of the screen, in the language that was active when it began. */
export const words = { ...english, ...details };
