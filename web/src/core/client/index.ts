export {
  client,
  done,
  noteAnswer,
  onSignedOut,
  Problem,
  problemOf,
  rememberCsrf,
  type Schemas,
  told,
} from "./client";
