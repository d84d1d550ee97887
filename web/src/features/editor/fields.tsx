import { useEffect, useId, useRef, useState } from "react";
import { cx } from "../../ui/names";
import { useDrawn } from "./drawing";
import styles from "./panel.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** what is written, and the revision that was seen when the writing began */
  readonly onKeep: (value: string, base: number) => void;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly isFirst?: boolean;
  readonly isRequired?: boolean;
  /** keep while writing, after a pause: for words, not for what has a form */
  readonly isFree?: boolean;
  readonly onWriting?: (value: string) => void;
}

const PAUSE_MS = 900;

/** A text that is kept on leaving it, on Enter, and for free text after a pause. */
export function TextField(props: TextFieldProps) {
  const { label, value, onKeep, hint, isLong = false, isFirst = false } = props;
  const { state } = useDrawn();
  const id = useId();
  const [text, setText] = useState(value);
  const [base, setBase] = useState<number | null>(null);
  const isWriting = base !== null;
  useEffect(() => {
    if (!isWriting) setText(value);
  }, [value, isWriting]);
  const keep = (said: string, since: number) => {
    const next = said.trim();
    if (next === value || (props.isRequired === true && next === "")) return;
    onKeep(next, since);
  };
  const later = useRef<() => void>(() => undefined);
  later.current = () => {
    if (base === null) return;
    keep(text, base);
  };
  useEffect(() => {
    if (props.isFree !== true || base === null || text.trim() === value) return;
    const timer = window.setTimeout(() => later.current(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, value, base, props.isFree]);
  const shared = {
    id,
    value: text,
    maxLength: 5000,
    "aria-describedby": hint === undefined ? undefined : `${id}-hint`,
    ...(isFirst ? { "data-first": "" } : {}),
    onFocus: () => setBase(state.revision),
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      props.onWriting?.(event.target.value);
    },
    onBlur: () => {
      if (base !== null) keep(text, base);
      setBase(null);
      if (props.isRequired === true && text.trim() === "") setText(value);
    },
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={Math.min(6, Math.max(2, text.split("\n").length))} />
      ) : (
        <input
          {...shared}
          type="text"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || base === null) return;
            keep(text, base);
            setBase(state.revision);
          }}
        />
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={cx("faint", styles.hint)}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onKeep: (value: string, base: number) => void;
}

/** One of several; kept at once. A value that is not among them stays choosable. */
export function ChoiceField({ label, value, choices, onKeep }: ChoiceFieldProps) {
  const { state } = useDrawn();
  const id = useId();
  const base = useRef(state.revision);
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onFocus={() => {
          base.current = state.revision;
        }}
        onChange={(event) => {
          onKeep(event.target.value, base.current);
          base.current = state.revision;
        }}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
