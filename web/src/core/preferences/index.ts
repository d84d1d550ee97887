export { type Preference, preference } from "./preferences";
