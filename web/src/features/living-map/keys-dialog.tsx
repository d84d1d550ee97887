import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { words } from "../../core/words";
import { Button } from "../../ui/button";
import styles from "./keys-dialog.module.css";
import { MarksLegend } from "./marks-legend";

/** The keys of the screen, over it, with what the marks on the cards mean. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeyList keys={words.keyList} onClose={onClose}>
      <div className={styles.marks}>
        <h3>{words.marksTitle}</h3>
        <MarksLegend />
      </div>
    </KeyList>
  );
}

interface KeyListProps {
  readonly keys: readonly (readonly [keys: string, does: string])[];
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A list of keys and what each does, over the screen. */
export function KeyList({ keys: listed, onClose, children }: KeyListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={words.keys} onClose={onClose}>
      <div className={styles.head}>
        <h2>{words.keysTitle}</h2>
        <Button label={words.close} kind="quiet" onClick={() => dialog.current?.close()}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <dl className={styles.keys}>
        {listed.map(([keys, does]) => (
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
      {children}
    </dialog>
  );
}
