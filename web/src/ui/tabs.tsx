import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { cx } from "./names";
import styles from "./tabs.module.css";

export interface TabOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count?: number | null;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly TabOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** where the screen around it has its own margins */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** Tabs and the panel of the chosen one; arrows walk, one tab stop. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  isFlush = false,
  children,
}: TabsProps<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const here = tabs.findIndex((tab) => tab.value === value);
    const next = (here + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab === undefined) return;
    onChange(tab.value);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className={cx(styles.list, isFlush && styles.flush)}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={cx(styles.tab, tab.value === value && styles.chosen)}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {typeof tab.count === "number" && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        className={cx(styles.panel, isFlush && styles.flush)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
