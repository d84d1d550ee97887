import type { ReactNode } from "react";
import styles from "./field-row.module.css";

interface FieldRowProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form of few fields beside each other, its button at the end; below each other where it is narrow. */
export function FieldRow({ onSubmit, children }: FieldRowProps) {
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
