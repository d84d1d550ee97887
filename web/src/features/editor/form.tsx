import { X } from "lucide-react";
import {
  type Holder,
  inside,
  type JsonObject,
  rowOf,
  rowsOf,
  textAt,
  writeRows,
} from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { Button } from "../../ui/button";
import { BindingField } from "./binding-field";
import { CellsField } from "./cells-field";
import { ConditionField, QuestionField } from "./condition-field";
import { useDrawn } from "./drawing";
import { ChoiceField, FlagField, TextField } from "./fields";
import { FeelingChoice, LevelField, LinesField, ShareField, WholeField } from "./kind-fields";
import { ActorField, ManyField, OneField } from "./library-fields";
import styles from "./panel.module.css";
import type { FieldShape } from "./shapes";
import { choicesOf, type FieldProps, type ShapeOf, useWrite } from "./use-write";

const TITLES: Readonly<Record<string, string>> = words.lists;

interface FormProps {
  readonly fields: readonly FieldShape[];
  readonly holder: Holder;
  readonly name: string;
}

/** The fields of a part, one below the other. */
export function Form({ fields, holder, name }: FormProps) {
  return fields.map((shape) => <Field key={shape.of} shape={shape} holder={holder} name={name} />);
}

function Field({ shape, holder, name }: FieldProps<FieldShape>) {
  switch (shape.is) {
    case "text":
    case "long":
      return <WordsField shape={shape} holder={holder} name={name} />;
    case "share":
      return <ShareField shape={shape} holder={holder} name={name} />;
    case "lines":
      return <LinesField shape={shape} holder={holder} name={name} />;
    case "choice":
      return <WordField shape={shape} holder={holder} name={name} />;
    case "level":
    case "rating":
      return <LevelField shape={shape} holder={holder} name={name} />;
    case "whole":
      return <WholeField shape={shape} holder={holder} name={name} />;
    case "flag":
      return <YesField shape={shape} holder={holder} name={name} />;
    case "feeling":
      return <FeelingChoice shape={shape} holder={holder} name={name} />;
    case "one":
      return <OneField shape={shape} holder={holder} name={name} />;
    case "many":
      return <ManyField shape={shape} holder={holder} name={name} />;
    case "actor":
      return <ActorField shape={shape} holder={holder} name={name} />;
    case "question":
      return <QuestionField shape={shape} holder={holder} name={name} />;
    case "condition":
      return <ConditionField shape={shape} holder={holder} name={name} />;
    case "binding":
      return <BindingField holder={holder} name={name} />;
    case "cells":
      return <CellsField holder={holder} name={name} />;
    case "inside":
      return <InsideField shape={shape} holder={holder} name={name} />;
    case "rows":
      return <RowsField shape={shape} holder={holder} name={name} />;
  }
}

function WordsField(props: FieldProps<ShapeOf<"text" | "long">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <TextField
      label={shape.label}
      value={typeof said === "string" || typeof said === "number" ? String(said) : ""}
      isLong={shape.is === "long"}
      isFree={shape.is === "long"}
      {...(shape.hint === undefined ? {} : { hint: shape.hint })}
      onKeep={write}
    />
  );
}

function WordField(props: FieldProps<ShapeOf<"choice">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  return (
    <ChoiceField
      label={shape.label}
      value={textAt(holder.part, shape.of) ?? shape.otherwise ?? ""}
      choices={choicesOf(shape.choices, shape.otherwise)}
      onKeep={write}
    />
  );
}

function YesField(props: FieldProps<ShapeOf<"flag">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const said = holder.part[shape.of];
  return (
    <FlagField
      label={shape.label}
      value={typeof said === "boolean" ? said : shape.otherwise}
      onKeep={(value) => write(value === shape.otherwise ? null : value)}
    />
  );
}

/** A value with fields of its own; the others come once what it needs is stated. */
function InsideField({ shape, holder, name }: FieldProps<ShapeOf<"inside">>) {
  const inner = inside(holder, shape.of, shape.needs);
  const shown = shape.isOne
    ? shape.fields.filter((field) => inner.part[field.of] !== undefined)
    : shape.fields.filter(
        (field) =>
          shape.needs === null || field.of === shape.needs || inner.part[shape.needs] !== undefined,
      );
  return (
    <fieldset className={styles.inner}>
      <legend>{shape.label}</legend>
      <Form fields={shown} holder={inner} name={name} />
    </fieldset>
  );
}

/** Values without keys, such as costs or readings: each with its fields, and one more where the first is said. */
function RowsField({ shape, holder, name }: FieldProps<ShapeOf<"rows">>) {
  const { edit } = useDrawn();
  const rows = rowsOf(holder, shape.of);
  const title = TITLES[shape.of] ?? "";
  const label = editorWords.labels.set(title, name);
  const begin = {
    part: {},
    path: null,
    write: (field: string, value: JsonObject[string]) => {
      const row = { ...shape.start, [field]: value };
      return writeRows(holder, shape.of, [...rows, row]);
    },
  };
  return (
    <fieldset className={styles.inner}>
      <legend>{title}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values without keys are known by their place
        <div key={index} className={styles.row} data-row={index}>
          <Button
            kind="quiet"
            className={styles.removeRow}
            label={words.remove(`${title} ${index + 1}`)}
            onClick={() =>
              edit(
                writeRows(
                  holder,
                  shape.of,
                  rows.filter((one) => one !== row),
                ),
                label,
              )
            }
          >
            <X size={14} aria-hidden="true" />
          </Button>
          <Form
            fields={[shape.begin, ...shape.fields]}
            holder={rowOf(holder, shape.of, index)}
            name={name}
          />
        </div>
      ))}
      <div key={rows.length} className={styles.begin}>
        <Form fields={[asBeginning(shape.begin)]} holder={begin} name={name} />
      </div>
    </fieldset>
  );
}

/** The first field of a value that is not there yet. */
function asBeginning(shape: ShapeOf<"rows">["begin"]): ShapeOf<"rows">["begin"] {
  return "label" in shape ? { ...shape, label: words.addWith(shape.label) } : shape;
}
