/** What a form of a target holds, and the target that the map keeps of it. */

import { isList, isObject, type Json, type JsonObject, partsAt, textAt } from "../../core/map";

export const KINDS = [
  "above",
  "at_least",
  "below",
  "at_most",
  "between",
  "vs_baseline",
  "vs_benchmark",
] as const;
export type TargetKind = (typeof KINDS)[number];

export const FIELDS = ["value", "high", "change", "base", "source", "from"] as const;
export type FieldName = (typeof FIELDS)[number];

export type TargetForm = { readonly kind: TargetKind } & Readonly<Record<FieldName, string>>;

export const EMPTY: TargetForm = {
  kind: "at_least",
  value: "",
  high: "",
  change: "",
  base: "",
  source: "",
  from: "",
};

/** The fields that a kind of target needs. */
export function fieldsOf(kind: TargetKind): readonly FieldName[] {
  if (kind === "vs_baseline") return ["change", "base"];
  if (kind === "vs_benchmark") return ["change", "base", "source", "from"];
  return kind === "between" ? ["value", "high"] : ["value"];
}

/** The fields that are needed and empty. */
export function missingIn(form: TargetForm): readonly FieldName[] {
  return fieldsOf(form.kind).filter((name) => form[name].trim() === "");
}

/** The target as a map writes it. */
export function targetOf(form: TargetForm): JsonObject {
  const text = (name: FieldName) => form[name].trim();
  switch (form.kind) {
    case "vs_baseline":
      return { kind: form.kind, change: text("change"), baseline: quantity(text("base")) };
    case "vs_benchmark":
      return {
        kind: form.kind,
        change: text("change"),
        benchmark: quantity(text("base")),
        source: text("source"),
        from: text("from"),
      };
    case "between":
      return {
        kind: form.kind,
        value: quantity(text("value")),
        high: quantity(text("high")),
      };
    default:
      return { kind: form.kind, value: quantity(text("value")) };
  }
}

/** The targets of a KPI with its first one replaced; the others, of segments and of later, stay. */
export function replacedIn(document: JsonObject, kpi: string, target: JsonObject): readonly Json[] {
  const found = partsAt(document, "kpis").find((one) => textAt(one, "key") === kpi);
  const before = found !== undefined && isList(found.target) ? found.target : [];
  const [first, ...others] = before;
  const isOfSegment = isObject(first) && textAt(first, "segment") !== null;
  return [target, ...(isOfSegment ? before : others)];
}

function quantity(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
