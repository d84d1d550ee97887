/** Where a field of a form is written: at a path, or inside a value that is written as a whole. */

import { isList, isObject, type Json, type JsonObject } from "../json";
import type { Command, Steps } from "./commands";

export interface Holder {
  /** what is stated, as far as anything is */
  readonly part: JsonObject;
  /** the command that gives one field a value; null takes it away */
  readonly write: (field: string, value: Json) => Command;
  /** the path of the part, where fields inside it can be written one by one */
  readonly path: Steps | null;
}

/** A part with a path of its own. */
export function holderOf(part: JsonObject, path: Steps): Holder {
  return { part, path, write: (field, value) => ({ do: "set", path: [...path, field], value }) };
}

/** A value under a name, such as a standard; it goes when `needs` goes, or its last field. */
export function inside(holder: Holder, name: string, needs: string | null = null): Holder {
  const said = holder.part[name];
  const part = isObject(said) ? said : {};
  const path = isObject(said) && holder.path !== null ? [...holder.path, name] : null;
  return {
    part,
    path,
    write: (field, value) => {
      const next = withField(part, field, value);
      const isGone = Object.keys(next).length === 0 || (value === null && field === needs);
      if (isGone) return holder.write(name, null);
      return path === null
        ? holder.write(name, next)
        : { do: "set", path: [...path, field], value };
    },
  };
}

/** The values of a list without keys. */
export function rowsOf(holder: Holder, name: string): readonly JsonObject[] {
  const said = holder.part[name];
  return isList(said) ? said.filter(isObject) : [];
}

/** One value of a list without keys: the list is written as a whole. */
export function rowOf(holder: Holder, name: string, index: number): Holder {
  const rows = rowsOf(holder, name);
  return {
    part: rows[index] ?? {},
    path: null,
    write: (field, value) =>
      writeRows(
        holder,
        name,
        rows.map((row, place) => (place === index ? withField(row, field, value) : row)),
      ),
  };
}

/** The command that states the values of a list; none takes the field away. */
export function writeRows(holder: Holder, name: string, rows: readonly JsonObject[]): Command {
  return holder.write(name, rows.length === 0 ? null : rows);
}

function withField(part: JsonObject, field: string, value: Json): JsonObject {
  const { [field]: _, ...rest } = part;
  return value === null ? rest : { ...part, [field]: value };
}
