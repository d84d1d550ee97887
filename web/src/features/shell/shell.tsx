import type { ReactNode } from "react";
import { cx } from "../../ui/names";
import { Rail } from "./rail";
import styles from "./shell.module.css";

/** The frame around every screen. */
export function Shell({
  journey,
  children,
}: {
  readonly journey: string | null;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.shell}>
      <Rail journey={journey} />
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** A plain screen: a title, what can be done, and what there is. */
export function Screen({
  title,
  actions,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  /** as wide as the window, for tables */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main className={cx(styles.screen, isWide && styles.wide)}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <span className={styles.actions}>{actions}</span>
      </header>
      {children}
    </main>
  );
}
