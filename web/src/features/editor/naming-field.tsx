import { useEffect, useRef, useState } from "react";
import { addStage, addTouchpoint } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import styles from "./canvas.module.css";
import { useDrawn } from "./drawing";
import { focusSoon } from "./focus-soon";

/** A name written in place: Enter keeps it, Escape leaves everything as it was. */
export function NamingField() {
  const drawing = useDrawn();
  const { naming, outline, state } = drawing;
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const [writing] = useState(() => drawing.session.begin());
  const renamed = naming?.kind === "rename" ? outline.byRef.get(naming.ref) : undefined;
  useEffect(() => {
    isOver.current = false;
    field.current?.focus();
    field.current?.select();
  }, []);
  const back =
    naming === null
      ? null
      : naming.kind === "stage"
        ? naming.after
        : naming.kind === "rename"
          ? naming.ref
          : naming.at;
  const leave = (name: string | null, isByKey: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    drawing.name(null);
    const said = name?.trim() ?? "";
    if (naming !== null && said !== "" && said !== renamed?.name) keep(said);
    else if (back !== null && isByKey) focusSoon(back);
  };
  const keep = (name: string) => {
    if (naming?.kind === "rename" && renamed !== undefined) {
      drawing.edit(
        { do: "set", path: [...renamed.path, "name"], value: name },
        words.labels.rename(renamed.name, name),
        writing,
      );
      focusSoon(naming.ref);
    } else if (naming?.kind === "touchpoint") {
      drawing.add(addTouchpoint(state.document, name, naming.at), name);
    } else if (naming?.kind === "stage") {
      drawing.add(addStage(state.document, name, naming.after), name);
    }
  };
  const label =
    renamed !== undefined
      ? words.nameOf(renamed.name)
      : naming?.kind === "stage"
        ? words.newStageName
        : words.newTouchpointName;
  return (
    <input
      ref={field}
      type="text"
      className={styles.naming}
      aria-label={label}
      placeholder={label}
      defaultValue={renamed?.name ?? ""}
      maxLength={200}
      onBlur={(event) => leave(event.target.value, false)}
      onKeyDown={(event) => {
        if (event.key === "Enter") leave(event.currentTarget.value, true);
        else if (event.key === "Escape") leave(null, true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
