import { useEffect } from "react";
import { isWriting, letterKeys } from "../../core/keys";
import { isDoneByCustomer, removal, stageOf, standsIn, stepOf, type Way } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { type Drawing, useDrawn } from "./drawing";
import { focusSoon } from "./focus-soon";
import { whereNow } from "./where-now";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The stage or the card that has the focus. */
function focusedRef({ outline }: Drawing): string | null {
  const here = document.activeElement;
  const place = here instanceof HTMLElement ? here.dataset.place : undefined;
  return place !== undefined && outline.byRef.has(place) ? place : null;
}

/** One step on the map, with the focus, told in words. */
function step(drawing: Drawing, ref: string, way: Way): void {
  const { outline, session, say } = drawing;
  const spot = outline.byRef.get(ref);
  if (spot === undefined) return;
  const lane = isDoneByCustomer(spot) ? "does" : "touchpoints";
  const command = stepOf(outline, ref, way, standsIn(lane));
  if (command === null) {
    say(words.said.atEdge(spot.name));
    return;
  }
  if (!drawing.edit(command, words.labels.move(spot.name))) return;
  const now = session.state().document;
  say(whereNow(now, ref, spot.name));
  focusSoon(ref);
}

/** Delete, with the focus on what stands beside it. */
export function removePart(drawing: Drawing, ref: string): void {
  const { outline } = drawing;
  const spot = outline.byRef.get(ref);
  const stage = stageOf(outline, ref);
  if (spot === undefined || stage === null) return;
  if (stage.ref === ref && outline.stages.length === 1) {
    drawing.say(words.said.lastStage);
    return;
  }
  const writing = drawing.session.begin();
  const commands = removal(drawing.state.document, outline, ref);
  for (const command of commands) {
    const isPart = command.path === spot.path;
    const label = isPart ? words.labels.remove(spot.name) : words.labels.removeWith(spot.name);
    if (!drawing.edit(command, label, writing)) return;
  }
  const row = stage.ref === ref ? outline.stages : stage.touchpoints;
  const at = row.findIndex((one) => one.ref === ref);
  const beside = row[at + 1] ?? row[at - 1] ?? (stage.ref === ref ? undefined : stage);
  drawing.select(null);
  if (beside !== undefined) focusSoon(beside.ref);
}

function onCell(drawing: Drawing, event: KeyboardEvent, ref: string): boolean {
  const way = event.altKey ? WAYS[event.key] : undefined;
  if (way !== undefined) {
    step(drawing, ref, way);
    return true;
  }
  if (event.altKey) return false;
  if (event.key === "F2") drawing.name({ kind: "rename", ref });
  else if (event.key === "Delete") removePart(drawing, ref);
  else return byLetter(drawing, event, ref);
  return true;
}

/** The letters, alike in lower and upper case; Shift makes another command of N, not another letter. */
function byLetter(drawing: Drawing, event: KeyboardEvent, ref: string): boolean {
  if (!letterKeys.read()) return false;
  switch (event.key.toLowerCase()) {
    case "m":
      drawing.askWhere(ref);
      return true;
    case "p":
      drawing.pick(drawing.picked === ref ? null : ref);
      return true;
    case "n":
      drawing.name(
        event.shiftKey
          ? { kind: "stage", after: stageOf(drawing.outline, ref)?.ref ?? null }
          : { kind: "touchpoint", at: ref },
      );
      return true;
    default:
      return false;
  }
}

/** The keys of drawing; single letters only while a cell has the focus, undo everywhere but in a text. */
export function useEditorKeys(): void {
  const drawing = useDrawn();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return;
      const ref = focusedRef(drawing);
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
        if (event.shiftKey) drawing.redo();
        else drawing.undo();
        event.preventDefault();
        if (ref !== null) focusSoon(ref);
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape" && drawing.picked !== null) {
        drawing.pick(null);
        return;
      }
      const isDone = ref === null ? onNothing(drawing, event) : onCell(drawing, event, ref);
      if (isDone) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [drawing]);
}

/** Without a focused cell, a new part goes to the selection, or begins the map. */
function onNothing(drawing: Drawing, event: KeyboardEvent): boolean {
  if (event.altKey || event.key.toLowerCase() !== "n" || !letterKeys.read()) return false;
  const last = drawing.outline.stages.at(-1)?.ref ?? null;
  const at = drawing.selected ?? last;
  if (event.shiftKey || at === null) drawing.name({ kind: "stage", after: last });
  else drawing.name({ kind: "touchpoint", at });
  return true;
}
