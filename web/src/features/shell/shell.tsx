import type { ReactNode } from "react";
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
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <span className={styles.actions}>{actions}</span>
      </header>
      {children}
    </main>
  );
}
