/** Is this a command, as the server sends it? */

import { isList, isObject, type Json, plain } from "../json";
import type { Command, Steps } from "./commands";

function stepsOf(value: Json | undefined): Steps {
  return isList(value) ? value.filter((step) => typeof step === "string") : [];
}

/** The command that plain JSON says; null when it says none. */
export function commandFrom(said: unknown): Command | null {
  const value = plain(said);
  if (!isObject(value)) return null;
  const path = stepsOf(value.path);
  const before = typeof value.before === "string" ? { before: value.before } : {};
  switch (value.do) {
    case "set":
      return { do: "set", path, value: value.value ?? null };
    case "insert":
      return isObject(value.value) ? { do: "insert", path, value: value.value, ...before } : null;
    case "remove":
      return { do: "remove", path };
    case "move":
      return { do: "move", path, to: stepsOf(value.to), ...before };
    default:
      return null;
  }
}
