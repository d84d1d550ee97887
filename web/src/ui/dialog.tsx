import { X } from "lucide-react";
import { createContext, type ReactNode, use, useEffect, useRef } from "react";
import { Button } from "./button";
import styles from "./dialog.module.css";
import { cx } from "./names";

const CloseContext = createContext<() => void>(() => undefined);

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** what the button with the cross is called; without it there is none */
  readonly closeLabel?: string;
  readonly isNarrow?: boolean;
}

/** A question or a list over the screen; Escape leaves it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children, closeLabel, isNarrow = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={cx(styles.dialog, isNarrow && styles.narrow)}
      aria-label={title}
      onClose={onClose}
    >
      <CloseContext value={close}>
        <div className={styles.head}>
          <h2>{title}</h2>
          {closeLabel !== undefined && (
            <Button label={closeLabel} kind="quiet" onClick={close}>
              <X size={16} aria-hidden="true" />
            </Button>
          )}
        </div>
        {children}
      </CloseContext>
    </dialog>
  );
}

interface FormProps {
  readonly children: ReactNode;
  readonly submit: string;
  readonly cancel: string;
  readonly canSubmit?: boolean;
  readonly onSubmit: () => void;
}

/** The fields of a dialog, with the way out and the way on. */
export function DialogForm({ children, submit, cancel, canSubmit = true, onSubmit }: FormProps) {
  const close = use(CloseContext);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button onClick={close}>{cancel}</Button>
        <button type="submit" className={styles.submit} disabled={!canSubmit}>
          {submit}
        </button>
      </div>
    </form>
  );
}

/** What a dialog tells without asking. */
export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.form}>{children}</div>;
}
