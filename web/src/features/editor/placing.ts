import { placing, type Target } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import type { Drawing } from "./drawing";
import { whereNow } from "./where-now";

/** Put a part down at a place, as one step of undo, and say where it stands now. */
export function place(drawing: Drawing, ref: string, target: Target): void {
  const { outline, session } = drawing;
  const spot = outline.byRef.get(ref);
  if (spot === undefined) return;
  const commands = placing(outline, ref, target);
  const writing = session.begin();
  for (const command of commands)
    if (!drawing.edit(command, words.labels.move(spot.name), writing)) return;
  if (commands.length > 0) drawing.say(whereNow(session.state().document, ref, spot.name));
}
