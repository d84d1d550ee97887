import { number } from "../../core/format";
import { isList, isObject, textAt } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { capital } from "../../core/words/vocabulary";
import { type Choice, ChoiceField, TextField } from "./fields";
import { type FieldProps, type ShapeOf, useWrite } from "./use-write";

const asSaid = (value: string): Choice => ({ value, label: value });
const LEVELS = ["1", "2", "3", "4", "5"].map(asSaid);
export const RATINGS = ["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"].map(asSaid);
/** The feelings of the vocabulary. */
export const FEELINGS: readonly Choice[] = Object.entries(editorWords.feelings).map(
  ([value, label]) => ({ value, label: capital(label) }),
);

/** From 1 to 5, whole or in halves. */
export function LevelField(props: FieldProps<ShapeOf<"level" | "rating">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <ChoiceField
      label={shape.label}
      value={typeof said === "number" ? String(said) : ""}
      choices={[{ value: "", label: words.none }, ...(shape.is === "level" ? LEVELS : RATINGS)]}
      onKeep={(value, writing) => write(value === "" ? null : Number(value), writing)}
    />
  );
}

/** Texts, one a line. */
export function LinesField(props: FieldProps<ShapeOf<"lines">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <TextField
      label={shape.label}
      hint={words.lines}
      value={isList(said) ? said.map(String).join("\n") : ""}
      isLong
      isFree
      onKeep={(value, writing) => {
        const all = value.split("\n").flatMap((line) => line.trim() || []);
        write(all.length === 0 ? null : all, writing);
      }}
    />
  );
}

/** A share, said in per cent. */
export function ShareField(props: FieldProps<ShapeOf<"share">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <TextField
      label={shape.label}
      {...(shape.hint === undefined ? {} : { hint: shape.hint })}
      value={
        typeof said === "number" ? `${number(said * 100, 2, { trim: true })} %` : String(said ?? "")
      }
      onKeep={write}
    />
  );
}

/** How many. */
export function WholeField(props: FieldProps<ShapeOf<"whole">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <TextField
      label={shape.label}
      value={typeof said === "number" ? String(said) : ""}
      onKeep={(value, writing) =>
        write(/^\d+$/.test(value) ? Number(value) : value === "" ? null : value, writing)
      }
    />
  );
}

/** A word for a feeling. */
export function FeelingChoice(props: FieldProps<ShapeOf<"feeling">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <ChoiceField
      label={shape.label}
      value={isObject(said) ? (textAt(said, "label") ?? "") : ""}
      choices={[{ value: "", label: words.none }, ...FEELINGS]}
      onKeep={(label, writing) => write(label === "" ? null : { label }, writing)}
    />
  );
}
