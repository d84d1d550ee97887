import { cx } from "../../ui/names";
import styles from "./share-mark.module.css";

interface ShareMarkProps {
  /** 0 to 1 */
  readonly value: number;
  /** the interval; null = none is drawn */
  readonly low: number | null;
  readonly high: number | null;
  readonly isHollow: boolean;
}

const FULL = 100;

/** A share as the filled part of the bar that it stands in, with its interval across. */
export function ShareMark({ value, low, high, isHollow }: ShareMarkProps) {
  return (
    <>
      <span
        className={cx(styles.fill, isHollow && styles.hollow)}
        style={{ inlineSize: `${FULL * value}%` }}
      />
      {low !== null && high !== null && (
        <span
          className={styles.whisker}
          style={{ insetInlineStart: `${FULL * low}%`, inlineSize: `${FULL * (high - low)}%` }}
        />
      )}
    </>
  );
}
