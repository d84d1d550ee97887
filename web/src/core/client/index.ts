export { client, done, Problem, problemOf, rememberCsrf, type Schemas, told } from "./client";
