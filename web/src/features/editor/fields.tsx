import { useEffect, useId, useRef, useState } from "react";
import type { Writing } from "../../core/editing";
import { cx } from "../../ui/names";
import { useDrawn } from "./drawing";
import styles from "./panel.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** what is written, and the one step of undo that it is a part of */
  readonly onKeep: (value: string, writing: Writing) => void;
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
  const { session } = useDrawn();
  const id = useId();
  const [text, setText] = useState(value);
  const [writing, setWriting] = useState<Writing | null>(null);
  const isWriting = writing !== null;
  useEffect(() => {
    if (!isWriting) setText(value);
  }, [value, isWriting]);
  const keep = (said: string, since: Writing) => {
    const next = said.trim();
    if (next === value || (props.isRequired === true && next === "")) return;
    onKeep(next, since);
  };
  const later = useRef<() => void>(() => undefined);
  later.current = () => {
    if (writing === null) return;
    keep(text, writing);
  };
  useEffect(() => {
    if (props.isFree !== true || writing === null || text.trim() === value) return;
    const timer = window.setTimeout(() => later.current(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, value, writing, props.isFree]);
  const shared = {
    id,
    value: text,
    maxLength: 5000,
    "aria-describedby": hint === undefined ? undefined : `${id}-hint`,
    ...(isFirst ? { "data-first": "" } : {}),
    onFocus: () => setWriting(session.begin()),
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      props.onWriting?.(event.target.value);
    },
    onBlur: () => {
      if (writing !== null) keep(text, writing);
      setWriting(null);
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
            if (event.key !== "Enter" || writing === null) return;
            keep(text, writing);
            setWriting(session.begin());
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
  readonly onKeep: (value: string, writing: Writing) => void;
}

/**
 * One of several. With the pointer it is kept at once; keys go through the choices one by one, so what they rest on
 * is kept on Enter and on leaving. A value that is not among them stays choosable.
 */
export function ChoiceField({ label, value, choices, onKeep }: ChoiceFieldProps) {
  const { session } = useDrawn();
  const id = useId();
  const writing = useRef<Writing | null>(null);
  const isByKey = useRef(false);
  const [rest, setRest] = useState<string | null>(null);
  const shown = rest ?? value;
  const isKnown = choices.some((choice) => choice.value === shown);
  const keep = (said: string) => {
    setRest(null);
    if (said !== value) onKeep(said, writing.current ?? session.begin());
    writing.current = session.begin();
  };
  const settle = () => {
    if (rest !== null) keep(rest);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={shown}
        onFocus={() => {
          writing.current = session.begin();
          isByKey.current = false;
        }}
        onPointerDown={() => {
          isByKey.current = false;
        }}
        onKeyDown={(event) => {
          isByKey.current = !opensList(event);
          if (event.key !== "Enter" || rest === null) return;
          event.preventDefault(); // the list stays closed: what it rests on is meant
          keep(rest);
        }}
        onChange={(event) => {
          if (isByKey.current) setRest(event.target.value);
          else keep(event.target.value);
        }}
        onBlur={settle}
      >
        {!isKnown && <option value={shown}>{shown}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** True for the keys that open the list of a choice: what is chosen from the open list is meant. */
function opensList({ key, altKey }: { readonly key: string; readonly altKey: boolean }): boolean {
  return ["Enter", " ", "F4"].includes(key) || (altKey && key.startsWith("Arrow"));
}

interface FlagProps {
  readonly label: string;
  readonly value: boolean;
  readonly onKeep: (value: boolean) => void;
}

/** Yes or no; kept at once. */
export function FlagField({ label, value, onKeep }: FlagProps) {
  return (
    <label className={styles.flag}>
      <input type="checkbox" checked={value} onChange={(event) => onKeep(event.target.checked)} />
      {label}
    </label>
  );
}
