import { type Holder, inside, textAt } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";

/** What a lane of one's own says, stage by stage. */
export function CellsField({ holder, name }: { readonly holder: Holder; readonly name: string }) {
  const { outline, edit } = useDrawn();
  const cells = inside(holder, "cells");
  return outline.stages.map((stage) => (
    <TextField
      key={stage.ref}
      label={words.fields.cells(stage.name)}
      value={textAt(cells.part, stage.ref) ?? ""}
      onKeep={(text, writing) =>
        edit(
          cells.write(stage.ref, text === "" ? null : text),
          editorWords.labels.set(name, stage.name),
          writing,
        )
      }
    />
  ));
}
