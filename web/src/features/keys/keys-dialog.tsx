import { useId } from "react";
import { letterKeys } from "../../core/keys";
import { keyWords as words } from "../../core/words/keys";
import { Dialog } from "../../ui/dialog";
import { usePreference } from "../session/use-preference";
import { type KeyRows, useKeyState } from "./key-list";
import styles from "./keys.module.css";

interface KeysDialogProps {
  /** the keys that work on every screen here */
  readonly common: KeyRows;
}

/** The keys of the screen that is shown, and those that work everywhere. */
export function KeysDialog({ common }: KeysDialogProps) {
  const screens = useKeyState((state) => state.screens);
  const own = screens.at(-1);
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      isNarrow
      onClose={() => useKeyState.setState({ isOpen: false })}
    >
      {own !== undefined && <Rows title={own.title} rows={own.rows} />}
      <Rows title={words.everywhere} rows={common} />
      {own?.more}
      <LettersSwitch />
    </Dialog>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: KeyRows }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <dl className={styles.keys}>
        {rows.map(([keys, does]) => (
          <div key={keys} className={styles.row}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Single letters on or off, kept for the next visit. */
function LettersSwitch() {
  const [areOn, keep] = usePreference(letterKeys);
  const hint = useId();
  return (
    <div className={styles.part}>
      <label className={styles.letters}>
        <input
          type="checkbox"
          checked={areOn}
          aria-describedby={hint}
          onChange={(event) => keep(event.target.checked)}
        />
        {words.letters}
      </label>
      <p id={hint} className="faint">
        {words.lettersHint}
      </p>
    </div>
  );
}
