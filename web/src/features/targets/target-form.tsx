import { type FormEvent, useId, useState } from "react";
import { kpiWords } from "../../core/words/kpis";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { EditAnswer } from "../draft-edit/edit-answer";
import { useDraftEdit } from "../draft-edit/use-draft-edit";
import {
  EMPTY,
  type FieldName,
  type TargetForm as Form,
  fieldsOf,
  KINDS,
  missingIn,
  replacedIn,
  targetOf,
} from "./target-values";
import styles from "./targets.module.css";

const words = kpiWords.form;

interface TargetFormProps {
  readonly journey: string;
  readonly kpi: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** A target is set or changed in the draft, by the command that the editor sends; what is wrong is said here. */
export function TargetForm({ journey, kpi, name, onClose }: TargetFormProps) {
  const [form, setForm] = useState<Form>(EMPTY);
  const [missing, setMissing] = useState<readonly FieldName[]>([]);
  const edit = useDraftEdit(journey);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const lacking = missingIn(form);
    setMissing(lacking);
    if (lacking.length > 0) return;
    edit.mutate({
      label: kpiWords.set(name),
      make: (document) => ({
        do: "set",
        path: ["kpis", kpi, "target"],
        value: replacedIn(document, kpi, targetOf(form)),
      }),
    });
  };
  const answer = edit.data?.answer;
  const refused = answer?.kind === "refused" ? answer.message : null;
  return (
    <form className={styles.form} aria-label={kpiWords.set(name)} onSubmit={save} noValidate>
      <div className={styles.fields}>
        <Select
          label={words.kind}
          value={form.kind}
          onChange={(kind) => {
            const known = KINDS.find((one) => one === kind);
            if (known !== undefined) setForm({ ...form, kind: known });
          }}
          options={KINDS.map((kind) => ({ value: kind, label: kpiWords.family(kind) }))}
        />
        {fieldsOf(form.kind).map((field) => (
          <Field
            key={field}
            field={field}
            value={form[field]}
            problem={missing.includes(field) ? words.missing : null}
            onChange={(value) => setForm({ ...form, [field]: value })}
          />
        ))}
      </div>
      <p className="faint">{form.kind.startsWith("vs_") ? words.hintChange : words.hint}</p>
      {refused !== null && (
        <p className={styles.wrong} role="alert">
          {refused}
        </p>
      )}
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

interface FieldProps {
  readonly field: FieldName;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, problem, onChange }: FieldProps) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{words[field]}</label>
      <input
        id={id}
        type={field === "from" ? "date" : "text"}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <span id={`${id}-problem`} className={styles.wrong}>
          {problem}
        </span>
      )}
    </span>
  );
}
