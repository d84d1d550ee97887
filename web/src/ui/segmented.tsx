import type { ReactNode } from "react";
import { cx } from "./names";
import styles from "./segmented.module.css";

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly mark?: ReactNode;
  readonly shortcut?: string;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight: real radio buttons, so that arrows and readers work by themselves. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentedProps<T>) {
  return (
    <fieldset className={styles.group} aria-label={label}>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(styles.option, option.value === value && styles.chosen)}
          title={option.shortcut === undefined ? undefined : `${option.label} (${option.shortcut})`}
        >
          <input
            type="radio"
            className={styles.input}
            name={label}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.mark}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
