import { useState } from "react";
import { day } from "../../core/format";
import { customerWords } from "../../core/words/customers";
import { Button } from "../../ui/button";
import { cx } from "../../ui/names";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { NO_CARE, type WantedCare } from "./agreeing";
import styles from "./care-fields.module.css";
import { type Care, type Carer, useCare } from "./use-care";

const words = customerWords.care;

interface CareProps {
  readonly journey: string;
  readonly caseId: string;
  /** what the customer is called, for who listens */
  readonly who: string;
  readonly care: Care | null;
  readonly people: readonly Carer[];
}

/** What is agreed about a case, its change, and what to do when somebody was faster. */
export function useCareFields({ journey, caseId, care }: CareProps) {
  const change = useCare(journey, caseId);
  const now: WantedCare = care ?? NO_CARE;
  const save = (part: Partial<WantedCare>, seen: Care | null = care) =>
    change.mutate({ part, seen });
  const conflict = change.data?.is === "conflict" ? change.data : null;
  return { now, care, save, change, conflict };
}

export type CareState = ReturnType<typeof useCareFields>;

interface FieldProps extends CareProps {
  readonly state: CareState;
}

/** Who looks after the customer. */
export function AssigneeField({ who, people, state }: FieldProps) {
  const may = useMay("customers.care");
  const { now, save } = state;
  const named = people.find((one) => one.id === now.assignee)?.name;
  if (!may) return <span>{named ?? customerWords.open.noOne}</span>;
  return (
    <select
      className={cx(styles.field, now.assignee === null && styles.unset)}
      aria-label={words.assign(who)}
      data-care="assignee"
      value={now.assignee ?? ""}
      onChange={(event) => save({ assignee: event.target.value || null })}
    >
      <option value="">{customerWords.open.noOne}</option>
      {now.assignee != null && named === undefined && (
        <option value={now.assignee}>{words.left}</option>
      )}
      {people.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

const FIRST_DATE = "2000-01-01"; // a year that is being typed passes 0002 and 0020

/** Until when. */
export function DueField({ who, state }: FieldProps) {
  const may = useMay("customers.care");
  const { now, save } = state;
  const [typed, type] = useState<string | null>(null);
  if (!may) return <span>{now.due_on == null ? "" : day(now.due_on, "UTC")}</span>;
  return (
    <input
      type="date"
      className={cx(styles.field, (typed ?? now.due_on) === null && styles.unset)}
      aria-label={words.due(who)}
      data-care="due"
      value={typed ?? now.due_on ?? ""}
      onChange={(event) => {
        const date = event.target.value;
        type(date);
        if (date > FIRST_DATE || date === "") save({ due_on: date || null });
      }}
      onBlur={() => type(null)}
    />
  );
}

/** A note; it is kept when one leaves the field, or by Ctrl+Enter, on what stood there when it was begun. */
export function NoteField({ who, state }: FieldProps) {
  const may = useMay("customers.care");
  const { now, care, save, change } = state;
  const [typed, type] = useState<{ text: string; seen: Care | null } | null>(null);
  if (!may) return <span>{now.note}</span>;
  const keep = () => {
    if (typed !== null && typed.text.trim() !== (typed.seen?.note ?? ""))
      save({ note: typed.text.trim() }, typed.seen);
    type(null);
  };
  const sent = change.isPending ? change.variables.part.note : undefined;
  return (
    <textarea
      className={styles.note}
      rows={1}
      aria-label={words.note(who)}
      data-care="note"
      placeholder={words.empty}
      value={typed?.text ?? sent ?? now.note}
      onChange={(event) => type({ text: event.target.value, seen: typed?.seen ?? care })}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
      }}
    />
  );
}

/** What came of the last change, said aloud; where somebody was faster, both sides. */
export function CareOutcome({ people, state }: FieldProps) {
  const { change, conflict, save } = state;
  if (conflict !== null) {
    const { theirs } = conflict;
    const name = (id: string | null | undefined) => people.find((one) => one.id === id)?.name;
    const inWords = ({ assignee, due_on, note }: Partial<WantedCare>) =>
      words.said(
        name(assignee) ?? "",
        due_on == null ? "" : words.until(day(due_on, "UTC")),
        note ?? "",
      );
    return (
      <Notice kind="watch">
        <p>
          {words.conflict(name(theirs?.changed_by) ?? words.somebody)} {inWords(theirs ?? NO_CARE)}
        </p>
        <p>
          {words.yours} {inWords(change.variables?.part ?? {})}
        </p>
        <span className={styles.choice}>
          <Button onClick={() => change.reset()}>{words.keepTheirs}</Button>
          <Button onClick={() => save(change.variables?.part ?? {}, theirs)}>
            {words.useMine}
          </Button>
        </span>
      </Notice>
    );
  }
  if (change.isError) return <Notice kind="breach" problem={change.error} />;
  return (
    <span className={styles.outcome} role="status">
      {change.isPending ? words.saving : change.isSuccess ? words.saved : ""}
    </span>
  );
}
