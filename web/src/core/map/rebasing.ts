/** What becomes of a command when others were quicker: followed, or in conflict? */

import { textAt } from "../json";
import { type Command, lastOf, type Steps, startsWith } from "./commands";

/** The same command after others have changed the document: what moved or got another key is followed. */
export function rebased(command: Command, others: readonly Command[]): Command {
  return others.reduce(follow, command);
}

function follow(command: Command, other: Command): Command {
  const place = newPlace(other);
  if (place === null) return command;
  const path = moved(command.path, place.old, place.new);
  if (command.do !== "move") return { ...command, path };
  return { ...command, path, to: moved(command.to, place.old, place.new) };
}

/** Where a part stood and stands; null when no part has another place. */
function newPlace(other: Command): { readonly old: Steps; readonly new: Steps } | null {
  if (other.do === "move") return { old: other.path, new: [...other.to, lastOf(other.path)] };
  const isKey = other.do === "set" && lastOf(other.path) === "key" && other.path.length > 1;
  if (!isKey) return null;
  return { old: other.path.slice(0, -1), new: [...other.path.slice(0, -2), String(other.value)] };
}

function moved(path: Steps, old: Steps, now: Steps): Steps {
  return startsWith(path, old) ? [...now, ...path.slice(old.length)] : path;
}

/** True when two commands on the same document decide about the same thing. */
export function areInConflict(mine: Command, theirs: Command): boolean {
  if (mine.do === "move" && theirs.do === "move")
    return mine.path.join("/") === theirs.path.join("/");
  if (mine.do === "move") return isGone(mine.path, theirs) || isGone(mine.to, theirs);
  if (theirs.do === "move") return isGone(theirs.path, mine) || isGone(theirs.to, mine);
  const here = decides(mine);
  const there = decides(theirs);
  const shared = Math.min(here.length, there.length);
  return shared > 0 && here.slice(0, shared).every((step, place) => there[place] === step);
}

function isGone(path: Steps, other: Command): boolean {
  return other.do === "remove" && startsWith(path, other.path);
}

/** What a command decides about: a field, or a whole part. */
function decides(command: Command): Steps {
  return command.do === "insert"
    ? [...command.path, textAt(command.value, "key") ?? ""]
    : command.path;
}
