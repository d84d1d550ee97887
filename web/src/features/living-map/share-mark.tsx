import { hasInterval } from "../../core/format";
import { cx } from "../../ui/names";
import { isHollow, type Measurable } from "./estimate";
import styles from "./share-mark.module.css";

const FULL = 100;

/** A share as the filled part of the bar that it stands in, with its interval across; nothing where there are too few to tell. */
export function ShareMark({ estimate }: { readonly estimate: Measurable }) {
  const { value, low, high, quality } = estimate;
  if (value === null || quality === "too_few" || quality === "none") return null;
  return (
    <>
      <span
        className={cx(styles.fill, isHollow(estimate) && styles.hollow)}
        style={{ inlineSize: `${FULL * value}%` }}
      />
      {hasInterval(estimate) && low !== null && high !== null && (
        <span
          className={styles.whisker}
          style={{ insetInlineStart: `${FULL * low}%`, inlineSize: `${FULL * (high - low)}%` }}
        />
      )}
    </>
  );
}
