import { type JsonObject, type Outline, partsAt, textAt } from "../../core/map";

const A_YEAR = "12 months";

/** A measure to begin with: from the first stage to a success, or to the last stage; changed in its form. */
export function measureFor(kind: string, outline: Outline, document: JsonObject): JsonObject {
  const first = outline.stages[0]?.ref ?? "";
  const won = partsAt(document, "outcomes").find((one) => one.kind === "success");
  const last = won === undefined ? outline.stages.at(-1)?.ref : `outcome:${textAt(won, "key")}`;
  const ends = { from: first, to: last ?? first };
  switch (kind) {
    case "conversion":
    case "duration":
      return { [kind]: ends };
    case "share":
      return { share: { of: ends.to, over: first } };
    case "score":
      return { score: { method: "nps", of: ends.to } };
    case "retention":
      return { retention: { active: first, window: A_YEAR } };
    case "on_standard":
    case "count":
      return { [kind]: { of: first } };
    default:
      return { manual: {} };
  }
}
