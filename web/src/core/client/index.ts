export { client, done, problemOf, type Schemas, told } from "./client";
export { Problem, whatBroke } from "./problem";
export {
  answeredSoon,
  ask,
  lookAgain,
  onRefused,
  onSignedIn,
  onSignedOut,
  rememberStanding,
} from "./standing";
