import type { Command } from "../../core/map";
import { isList, isObject, type Json, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Told } from "../../ui/told";
import { ago } from "./ago";
import { useDrawn } from "./drawing";
import styles from "./editor.module.css";
import { useGoOn } from "./use-go-on";

/** Somebody else decided about the same thing: theirs, or mine. */
export function ConflictBar() {
  const { session, state } = useDrawn();
  if (state.conflict === null) return null;
  const { mine, theirs } = state.conflict;
  return (
    <section className={styles.conflict} role="alert">
      <p>
        <strong>{words.conflict.said(theirs.personName, ago(theirs.madeAt))}</strong>{" "}
        <span className="faint">{mine.label}</span>
      </p>
      <p>
        {words.conflict.theyHave(theirs.personName)} <q>{decided(theirs.command)}</q>{" "}
        {words.conflict.youHave} <q>{decided(mine.command)}</q>
      </p>
      <span className={styles.choices}>
        <Button onClick={() => session.keepTheirs()}>
          {words.conflict.theirs(theirs.personName)}
        </Button>
        <Button kind="primary" onClick={() => session.keepMine()}>
          {words.conflict.mine}
        </Button>
      </span>
    </section>
  );
}

/** What was picked up waits for its place; a click on one, or Enter, puts it down. */
export function PickedBar() {
  const { picked, pick, outline } = useDrawn();
  const spot = picked === null ? undefined : outline.byRef.get(picked);
  if (spot === undefined) return null;
  return (
    <section className={styles.picked} role="status">
      <p>
        <strong>{words.picked.said(spot.name)}</strong> {words.picked.how}
      </p>
      <Button onClick={() => pick(null)}>{words.picked.leave}</Button>
    </section>
  );
}

/** The draft became a version before all was sent: what waits goes on in a draft of that version. */
export function ClosedBar({ journey }: { readonly journey: string }) {
  const { state } = useDrawn();
  const { mutate, isPending, error } = useGoOn(journey);
  if (!state.isClosed || state.waiting === 0 || state.conflict !== null) return null;
  return (
    <section className={styles.conflict} role="alert">
      <p>{words.closed.said(state.waiting)}</p>
      {error !== null && <Notice kind="breach" problem={error} />}
      <Button kind="primary" isDisabled={isPending} onClick={() => mutate()}>
        {words.closed.goOn(state.waiting)}
      </Button>
    </section>
  );
}

/** Why the last edit was not taken. */
export function RefusedBar() {
  const { session, state } = useDrawn();
  if (state.refused === null || state.isClosed) return null;
  return (
    <section className={styles.conflict} role="alert">
      <p>
        <strong>{words.refused}:</strong>{" "}
        <Told told={state.refused.language}>{state.refused.message}</Told>
      </p>
      <Button kind="quiet" onClick={() => session.dismiss()}>
        {words.dismiss}
      </Button>
    </section>
  );
}

/** What a command decided, short. */
function decided(command: Command): string {
  switch (command.do) {
    case "set":
      return command.value === null ? words.conflict.emptied : shown(command.value);
    case "insert":
      return `${words.conflict.added}: ${textAt(command.value, "name") ?? ""}`;
    case "remove":
      return words.conflict.deleted;
    case "move":
      return words.conflict.moved;
  }
}

function shown(value: Json): string {
  if (isList(value)) return value.map(shown).join(", ");
  if (isObject(value)) return Object.values(value).map(shown).join(" ");
  return String(value);
}
