import { type ReactNode, useEffect, useRef } from "react";
import styles from "./fold.module.css";

interface FoldProps {
  readonly title: string;
  /** how much stands inside, in words or a number */
  readonly aside?: string;
  /** opened from elsewhere: shown open, and again each time this changes to true */
  readonly isOpen?: boolean;
  readonly name?: string;
  readonly children: ReactNode;
}

/** A part of a long form that is folded until it is needed. */
export function Fold({ title, aside, isOpen = false, name, children }: FoldProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isOpen && details.current !== null) details.current.open = true;
  }, [isOpen]);
  return (
    <details ref={details} className={styles.fold} data-fold={name}>
      <summary className={styles.summary}>
        <span className={styles.title}>{title}</span>
        {aside !== undefined && aside !== "" && <span className={styles.aside}>{aside}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
