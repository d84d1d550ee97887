import { type FormEvent, useId, useState } from "react";
import { libraryWords as words } from "../../core/words/library";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { EditAnswer } from "../draft-edit/edit-answer";
import { useDraftEdit } from "../draft-edit/use-draft-edit";
import styles from "./library.module.css";
import type { Entry } from "./use-library";

interface EntryFormProps {
  readonly journey: string;
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** The name and the note of an element, changed in the draft by the commands of the editor. */
export function EntryForm({ journey, entry, onClose }: EntryFormProps) {
  const [name, setName] = useState(entry.name);
  const [note, setNote] = useState(entry.note ?? "");
  const edit = useDraftEdit(journey);
  const id = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const path = [`${entry.kind}s`, entry.key];
    const changes = [
      ...(name.trim() === entry.name ? [] : [["name", name.trim()] as const]),
      ...(note.trim() === (entry.note ?? "") ? [] : [["note", note.trim() || null] as const]),
    ];
    for (const [field, value] of changes) {
      try {
        await edit.mutateAsync({
          label: words.label(entry.name),
          make: () => ({ do: "set", path: [...path, field], value }),
        });
      } catch {
        return; // said below
      }
    }
  };
  const answer = edit.data?.answer;
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <label htmlFor={`${id}-name`}>{words.name}</label>
      <input
        id={`${id}-name`}
        value={name}
        required
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-note`}>{words.note}</label>
      <textarea
        id={`${id}-note`}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {answer?.kind === "refused" && <Notice kind="breach">{answer.message}</Notice>}
      {edit.isError && <Notice kind="breach" problem={edit.error} />}
      {edit.data !== undefined && <EditAnswer journey={journey} edited={edit.data} />}
      <div className={styles.actions}>
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
