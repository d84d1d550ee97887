import type { ReactNode } from "react";
import styles from "./card-table.module.css";
import { cx } from "./names";

interface CardTableProps {
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table that scrolls by itself; on a narrow screen every row is a card, `data-label` names its cells. */
export function CardTable({ label, className, children }: CardTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={cx(styles.table, className)} aria-label={label}>
        {children}
      </table>
    </div>
  );
}
