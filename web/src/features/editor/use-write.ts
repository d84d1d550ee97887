import type { Holder, Json } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { useDrawn } from "./drawing";
import type { Choices, FieldShape } from "./shapes";

export interface FieldProps<S extends FieldShape> {
  readonly shape: S;
  readonly holder: Holder;
  /** what the part is called, for the label of an undo */
  readonly name: string;
}

type Of<Is extends FieldShape["is"]> = Extract<FieldShape, { is: Is }>;

export type { Of as ShapeOf };

/** What writes one field of a part, with the words for its undo. */
export function useWrite({ shape, holder, name }: FieldProps<FieldShape & { label: string }>) {
  const { edit } = useDrawn();
  return (value: Json, writing?: Parameters<typeof edit>[2]) =>
    edit(
      holder.write(shape.of, value === "" ? null : value),
      editorWords.labels.set(shape.label, name),
      writing,
    );
}

/** The words of a list with "not stated" before them, unless one holds where nothing is said. */
export function choicesOf(choices: Choices, otherwise: string | undefined) {
  const all = Object.entries(choices).map(([value, label]) => ({ value, label }));
  return otherwise === undefined ? [{ value: "", label: words.none }, ...all] : all;
}
