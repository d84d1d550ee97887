import { useEffect, useId, useRef, useState } from "react";
import {
  type Holder,
  holderOf,
  type JsonObject,
  keyFor,
  outlineOf,
  partsAt,
  type Steps,
  textAt,
} from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { Button } from "../../ui/button";
import { Fold } from "../../ui/fold";
import { measureFor } from "./beginnings";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";
import { Form } from "./form";
import styles from "./panel.module.css";
import type { ListShape } from "./shapes";
import { choicesOf } from "./use-write";

interface ListProps {
  readonly shape: ListShape;
  /** the stage, the touchpoint, or the map that holds the list */
  readonly part: JsonObject;
  readonly path: Steps;
  /** how the holder is called among what can be opened; "" = the map */
  readonly at: string;
}

/** The parts of a list, each folded, and the way to add one. */
export function PartList({ shape, part, path, at }: ListProps) {
  const { opened } = useDrawn();
  const parts = partsAt(part, shape.of);
  const isMeant = opened !== null && opened.list === shape.of && opened.ref === at;
  return (
    <Fold
      title={words.lists[shape.of]}
      aside={words.chosen(parts.length)}
      isOpen={isMeant}
      name={shape.of}
    >
      {parts.map((one) => {
        const key = textAt(one, "key") ?? "";
        return (
          <OnePart
            key={key}
            shape={shape}
            part={one}
            path={[...path, shape.of, key]}
            isOpen={isMeant && opened.key === key}
          />
        );
      })}
      <AddPart shape={shape} parts={parts} path={[...path, shape.of]} at={at} />
    </Fold>
  );
}

interface PartProps {
  readonly shape: ListShape;
  readonly part: JsonObject;
  readonly path: Steps;
  readonly isOpen: boolean;
}

function OnePart({ shape, part, path, isOpen }: PartProps) {
  const { edit } = useDrawn();
  const name = textAt(part, "name") ?? textAt(part, "key") ?? "";
  const holder: Holder = holderOf(part, path);
  return (
    <div className={styles.part} data-part={textAt(part, "key")}>
      <Fold title={name} isOpen={isOpen}>
        <TextField
          label={words.fields.name}
          value={name}
          isRequired
          isFree
          onKeep={(said, writing) =>
            edit(holder.write("name", said), editorWords.labels.rename(name, said), writing)
          }
        />
        <Form fields={shape.fields} holder={holder} name={name} />
        <span>
          <Button onClick={() => edit({ do: "remove", path }, editorWords.labels.remove(name))}>
            {words.remove(name)}
          </Button>
        </span>
      </Fold>
    </div>
  );
}

interface AddProps {
  readonly shape: ListShape;
  readonly parts: readonly JsonObject[];
  readonly path: Steps;
  readonly at: string;
}

/** A name, what has to be decided with it, and the part is there. */
function AddPart({ shape, parts, path, at }: AddProps) {
  const { edit, state, open, opened } = useDrawn();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState("");
  const [nameId, needId] = [useId(), useId()];
  const field = useRef<HTMLInputElement>(null);
  const isWaited =
    opened !== null && opened.ref === at && opened.list === shape.of && opened.key === null;
  useEffect(() => {
    if (!isWaited) return;
    // a frame later, when the fold around it is open
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isWaited]);
  const add = () => {
    const called = name.trim();
    if (called === "" || (shape.needs !== undefined && chosen === "")) {
      field.current?.focus();
      return;
    }
    const taken = new Set(parts.map((one) => textAt(one, "key") ?? ""));
    const key = keyFor(called, taken, shape.of);
    const needed = shape.needs === undefined ? {} : { [shape.needs.of]: begun(chosen) };
    const value = { key, name: called, ...needed };
    if (!edit({ do: "insert", path, value }, editorWords.labels.add(called))) return;
    setName("");
    setChosen("");
    open({ ref: at, list: shape.of, key });
  };
  const begun = (word: string) =>
    shape.of === "kpis" ? measureFor(word, outlineOf(state.document), state.document) : word;
  return (
    <form
      className={styles.begin}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={styles.field}>
        <label htmlFor={nameId}>{words.newName}</label>
        <input
          ref={field}
          id={nameId}
          type="text"
          value={name}
          maxLength={200}
          data-add={shape.of}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {shape.needs !== undefined && (
        <div className={styles.field}>
          <label htmlFor={needId}>{shape.needs.label}</label>
          <select id={needId} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {choicesOf(shape.needs.choices, undefined).map((one) => (
              <option key={one.value} value={one.value}>
                {one.value === "" ? words.choose : one.label}
              </option>
            ))}
          </select>
        </div>
      )}
      <span>
        <Button type="submit">{words.adds[shape.of]}</Button>
      </span>
    </form>
  );
}
