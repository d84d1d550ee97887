import { type ReactNode, useEffect, useState } from "react";
import { isFind, takeFind } from "../../core/ahead";
import { keyWords } from "../../core/words/keys";
import { fetched } from "../../ui/fetched";
import { cx } from "../../ui/names";
import { KeysHost } from "../keys/keys-host";
import { Rail } from "./rail";
import styles from "./shell.module.css";

const KeysDialog = fetched(async () => (await import("../keys/keys-dialog")).KeysDialog);
const Tour = fetched(async () => (await import("../tour/tour")).Tour, true);
// before it is asked for, so that nothing typed right after Ctrl+K is lost
const Palette = fetched(async () => (await import("../palette/palette")).Palette);

/** The frame around every screen; Ctrl+K or Cmd+K finds anything from anywhere. */
export function Shell({
  journey,
  children,
}: {
  readonly journey: string | null;
  readonly children: ReactNode;
}) {
  const [isFinding, setFinding] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isFind(event)) return;
      event.preventDefault();
      setFinding(true);
    };
    if (takeFind()) setFinding(true);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div className={styles.shell}>
      <Rail journey={journey} onFind={() => setFinding(true)} />
      <div className={styles.content}>{children}</div>
      <Tour journey={journey} />
      <KeysHost common={keyWords.common} List={KeysDialog} />
      {isFinding && <Palette journey={journey} onClose={() => setFinding(false)} />}
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
