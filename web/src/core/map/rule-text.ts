/** How does a rule or a condition look as a person writes it: names with commas, else one line of YAML. */

import { isList, isObject, type Json } from "../json";

/** A rule as a person writes it: names with commas where that says all, else in one line. */
export function ruleText(rule: Json | undefined): string {
  if (rule === undefined || rule === null) return "";
  if (!isObject(rule)) return String(rule);
  const names = rule.event;
  if (Object.keys(rule).length === 1 && isList(names) && names.every(isPlainName))
    return names.join(", ");
  return flow(rule);
}

/** A condition as a person writes it: a reference or names where that says all, else in one line. */
export function conditionText(condition: Json | undefined): string {
  if (!isObject(condition)) return ruleText(condition);
  const seen = condition.seen;
  const isBare = Object.keys(condition).length === 1 && seen !== undefined;
  return isBare ? ruleText(seen) : flow(condition);
}

/** The event names of a text that lists nothing else; null where it is a rule with more to it. */
export function namesFrom(text: string): readonly string[] | null {
  const names = text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.length > 0 && names.every(isPlainName) ? names : null;
}

function isPlainName(name: Json): boolean {
  return typeof name === "string" && /^[\w.*?/ -]+$/.test(name);
}

/** A value in one line of YAML. */
function flow(value: Json): string {
  if (isList(value)) return `[${value.map(flow).join(", ")}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([name, part]) => `${word(name)}: ${flow(part)}`)
      .join(", ")}}`;
  return typeof value === "string" ? word(value) : String(value);
}

function word(text: string): string {
  const isPlain =
    /^[A-Za-z_][\w.]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
