export { client, done, Problem, problemOf, type Schemas, told } from "./client";
export { ask, lookAgain, onRefused, onSignedIn, onSignedOut, rememberStanding } from "./standing";
