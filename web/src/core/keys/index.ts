export { isPlainKey, isWriting, letterKeys, letterOf } from "./keys";
