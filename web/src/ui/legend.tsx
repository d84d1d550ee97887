import type { ReactNode } from "react";
import styles from "./legend.module.css";
import { cx } from "./names";

interface LegendProps {
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What the lines and colours of a chart mean: list items, in as many rows as they need. */
export function Legend({ label, className, children }: LegendProps) {
  return (
    <ul className={cx(styles.legend, className)} aria-label={label}>
      {children}
    </ul>
  );
}
