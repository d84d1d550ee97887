import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { paletteWords as words } from "../../core/words/palette";
import { cx } from "../../ui/names";
import { type Entry, matching } from "./matching";
import styles from "./palette.module.css";
import { useEntries } from "./use-entries";

interface PaletteProps {
  readonly journey: string | null;
  readonly onClose: () => void;
}

/** Go to any journey, stage, touchpoint or customer, and do anything, by typing what it is called. */
export function Palette({ journey, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, type] = useState("");
  const [at, setAt] = useState(0);
  const { entries, isLooking } = useEntries(journey, useDeferredValue(typed));
  const shown = matching(entries, typed);
  const place = Math.min(at, Math.max(0, shown.length - 1));
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    if (opened !== null && !opened.open) opened.showModal();
  }, []);
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    dialog.current?.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setAt((place + step + shown.length) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(shown[place]);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={words.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className={styles.inside}>
        <input
          type="text"
          role="combobox"
          className={styles.input}
          aria-label={words.title}
          aria-expanded={true}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown.length > 0 ? `${id}-${place}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.hint}
          value={typed}
          onChange={(event) => {
            type(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p className="unseen" role="status">
          {isLooking ? words.looking : words.found(shown.length)}
        </p>
        {shown.length === 0 && (
          <p className={styles.none}>{isLooking ? words.looking : words.none}</p>
        )}
        <Options id={id} shown={shown} place={place} onChoose={run} />
      </div>
    </dialog>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly shown: readonly Entry[];
  readonly place: number;
  readonly onChoose: (entry: Entry) => void;
}

function Options({ id, shown, place, onChoose }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-place="${place}"]`)?.scrollIntoView({ block: "nearest" });
  }, [place]);
  const groups = [...new Set(shown.map((entry) => entry.group))];
  return (
    <div
      ref={list}
      role="listbox"
      id={`${id}-list`}
      className={styles.list}
      aria-label={words.title}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no set of form fields
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} role="presentation" className={styles.group}>
            {group}
          </div>
          {shown.map((entry, at) =>
            entry.group !== group ? null : (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field
              <div
                key={entry.id}
                id={`${id}-${at}`}
                data-place={at}
                role="option"
                tabIndex={-1}
                aria-selected={at === place}
                className={cx(styles.option, at === place && styles.chosen)}
                onClick={() => onChoose(entry)}
              >
                <span className={styles.name}>{entry.name}</span>
                <span className={styles.detail}>{entry.detail}</span>
                {entry.key !== undefined && <kbd className={styles.key}>{entry.key}</kbd>}
              </div>
            ),
          )}
        </div>
      ))}
    </div>
  );
}
