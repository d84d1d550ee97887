/**
 * How is a map edited: four primitive commands on its document, each with the command that undoes it.
 *
 * A path names fields by name and parts of a list by key. The same rules in Python stand in
 * wayline.map.commands; both are held to tests/fixtures/commands.
 */

import { isList, isObject, type Json, type JsonObject, textAt } from "../json";
import { refusalWords as words } from "../words/refusals";

export type Steps = readonly string[];
const MOST_STEPS = 24;

export type Command =
  | { readonly do: "set"; readonly path: Steps; readonly value: Json }
  | {
      readonly do: "insert";
      readonly path: Steps;
      readonly value: JsonObject;
      readonly before?: string;
    }
  | { readonly do: "remove"; readonly path: Steps }
  | { readonly do: "move"; readonly path: Steps; readonly to: Steps; readonly before?: string };

/** The document after a command, and the command that takes it back. */
export interface Applied {
  readonly document: JsonObject;
  readonly inverse: Command;
}

/** A command names a place that the document does not have, or would break its form. */
export class CommandError extends Error {}

/** Where a part goes: before the one of that key, or at the end. */
export function placed(before: string | null): { readonly before?: string } {
  return before === null ? {} : { before };
}

/** The document after one command; the one given is left as it is. A list without parts is absent. */
export function apply(document: JsonObject, command: Command): Applied {
  checkSteps(command.path);
  switch (command.do) {
    case "set":
      return set(document, command.path, command.value);
    case "insert":
      return insert(document, command.path, command.value, command.before ?? null);
    case "remove":
      return remove(document, command.path);
    case "move":
      return move(document, command.path, command.to, command.before ?? null);
  }
}

/** What stands at a path. */
export function partAt(document: JsonObject, path: Steps): Json {
  let found: Json = document;
  for (const [place, step] of path.entries()) {
    const next: Json | undefined = stepInto(found, step);
    if (next === undefined) throw wrong(path.slice(0, place + 1), words.missing);
    found = next;
  }
  return found;
}

/** True when something stands at a path. */
export function hasPart(document: JsonObject, path: Steps): boolean {
  let found: Json | undefined = document;
  for (const step of path) {
    if (found === undefined) return false;
    found = stepInto(found, step);
  }
  return found !== undefined;
}

/** The last step of a path. */
export function lastOf(path: Steps): string {
  return path[path.length - 1] ?? "";
}

function set(document: JsonObject, path: Steps, value: Json): Applied {
  const above = path.slice(0, -1);
  const name = lastOf(path);
  const holder = partAt(document, above);
  if (!isObject(holder)) throw wrong(path, words.ofList);
  const changed = value === null ? without(holder, name) : { ...holder, [name]: value };
  const before = holder[name] ?? null;
  let back = path;
  if (name === "key" && value !== before) {
    const key = keyFrom(document, above, value);
    back = [...above.slice(0, -1), key, name];
  }
  return {
    document: put(document, above, changed),
    inverse: { do: "set", path: back, value: before },
  };
}

function keyFrom(document: JsonObject, above: Steps, value: Json): string {
  if (typeof value !== "string" || value === "") throw wrong([...above, "key"], words.unnamed);
  if (above.length > 0 && placeOf(listAt(document, above.slice(0, -1)), value) !== null)
    throw wrong([...above.slice(0, -1), value], words.there);
  return value;
}

function insert(
  document: JsonObject,
  path: Steps,
  value: JsonObject,
  before: string | null,
): Applied {
  const rows = listAt(document, path);
  const key = textAt(value, "key");
  if (key === null || key === "") throw wrong(path, words.keyed);
  if (placeOf(rows, key) !== null) throw wrong([...path, key], words.there);
  const at = before === null ? rows.length : placeOf(rows, before);
  if (at === null) throw wrong([...path, before ?? ""], words.missing);
  const filled = [...rows.slice(0, at), value, ...rows.slice(at)];
  return {
    document: put(document, path, filled),
    inverse: { do: "remove", path: [...path, key] },
  };
}

function takeOut(document: JsonObject, path: Steps) {
  const above = path.slice(0, -1);
  const rows = listAt(document, above);
  const place = placeOf(rows, lastOf(path));
  if (place === null) throw wrong(path, words.missing);
  const part = rows[place];
  if (!isObject(part)) throw wrong(path, words.keyless);
  const left = put(document, above, [...rows.slice(0, place), ...rows.slice(place + 1)]);
  return { left, part, above, before: keyOf(rows[place + 1]) };
}

function remove(document: JsonObject, path: Steps): Applied {
  const { left, part, above, before } = takeOut(document, path);
  return {
    document: left,
    inverse: { do: "insert", path: above, value: part, ...placed(before) },
  };
}

function move(document: JsonObject, path: Steps, to: Steps, before: string | null): Applied {
  if (startsWith(to, path)) throw wrong(path, words.itself);
  const taken = takeOut(document, path);
  return {
    document: insert(taken.left, to, taken.part, before).document,
    inverse: {
      do: "move",
      path: [...to, lastOf(path)],
      to: taken.above,
      ...placed(taken.before),
    },
  };
}

/** True when a path lies at or below another. */
export function startsWith(path: Steps, above: Steps): boolean {
  return above.every((step, place) => path[place] === step);
}

function checkSteps(path: Steps): void {
  if (path.length === 0 || path.length > MOST_STEPS)
    throw new CommandError(words.steps(MOST_STEPS, path.length));
}

function stepInto(found: Json, step: string): Json | undefined {
  if (isObject(found)) return Object.hasOwn(found, step) ? found[step] : undefined;
  if (!isList(found)) return undefined;
  return found.find((row) => keyOf(row) === step);
}

/** The list at a path; one that is absent is empty. */
function listAt(document: JsonObject, path: Steps): readonly Json[] {
  const holder = partAt(document, path.slice(0, -1));
  const rows = isObject(holder) ? (holder[lastOf(path)] ?? []) : null;
  if (rows === null || !isList(rows)) throw wrong(path, words.noList);
  return rows;
}

function placeOf(rows: readonly Json[], key: string): number | null {
  const place = rows.findIndex((row) => keyOf(row) === key);
  return place < 0 ? null : place;
}

function keyOf(row: Json | undefined): string | null {
  return isObject(row) ? textAt(row, "key") : null;
}

function without(part: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(part).filter(([other]) => other !== name));
}

/** The document with another value at a path; only what lies on the way to it is new. */
function put(found: JsonObject, path: Steps, value: Json): JsonObject {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (!isObject(value)) throw new CommandError(words.whole);
    return value;
  }
  if (rest.length === 0 && isList(value) && value.length === 0) return without(found, step);
  return { ...found, [step]: within(found[step], rest, value) };
}

function within(found: Json | undefined, path: Steps, value: Json): Json {
  const [step] = path;
  if (step === undefined) return value;
  if (isObject(found)) return put(found, path, value);
  const rows = isList(found) ? found : [];
  return rows.map((row) => (keyOf(row) === step ? within(row, path.slice(1), value) : row));
}

function wrong(path: Steps, said: (path: string) => string): CommandError {
  return new CommandError(said(path.join(".")));
}
