export { client, done, Problem, problemOf, type Schemas, told } from "./client";
export {
  answeredSoon,
  ask,
  lookAgain,
  onRefused,
  onSignedIn,
  onSignedOut,
  rememberStanding,
} from "./standing";
