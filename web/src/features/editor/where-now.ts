import { type JsonObject, outlineOf, stageOf } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";

/** Where a part stands after a move, in words. */
export function whereNow(document: JsonObject, ref: string, name: string): string {
  const outline = outlineOf(document);
  const stage = stageOf(outline, ref);
  if (stage === null) return "";
  const row = stage.ref === ref ? outline.stages : stage.touchpoints;
  return words.said.moved(
    name,
    stage.ref === ref ? words.stageRow : stage.name,
    row.findIndex((one) => one.ref === ref) + 1,
  );
}
