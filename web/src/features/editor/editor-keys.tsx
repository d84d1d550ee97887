import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { words as shared } from "../../core/words";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import styles from "../living-map/keys-dialog.module.css";

/** The keys of drawing, over the map. */
export function EditorKeys({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={shared.keys} onClose={onClose}>
      <div className={styles.head}>
        <h2>{shared.keysTitle}</h2>
        <Button label={shared.close} kind="quiet" onClick={() => dialog.current?.close()}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <dl className={styles.keys}>
        {words.keyList.map(([keys, does]) => (
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
    </dialog>
  );
}
