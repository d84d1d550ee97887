export { client, done, problemOf, type Schemas, told } from "./client";
export { Problem } from "./problem";
export {
  answeredSoon,
  ask,
  lookAgain,
  onRefused,
  onSignedIn,
  onSignedOut,
  rememberStanding,
} from "./standing";
