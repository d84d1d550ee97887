/** Plain values as a map's document holds them. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** True for fields by name. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** True for a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value that came from outside, as plain JSON; what JSON does not know is left out. */
export function plain(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      part === undefined ? [] : [[name, plain(part)] as const],
    ),
  );
}

/** The same where fields are expected. */
export function plainObject(value: unknown): JsonObject {
  const said = plain(value);
  return isObject(said) ? said : {};
}

/** The text under a name, null where there is none. */
export function textAt(part: JsonObject, name: string): string | null {
  const said = part[name];
  return typeof said === "string" ? said : null;
}

/** The parts with fields in the list under a name. */
export function partsAt(part: JsonObject, name: string): readonly JsonObject[] {
  const said = part[name];
  return isList(said) ? said.filter(isObject) : [];
}

/** True when two plain values say the same, in whatever order their fields stand. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => name in other && isSame(one[name], other[name]))
    );
  }
  return one === other;
}
