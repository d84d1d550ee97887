import styles from "./bars.module.css";
import type { Basis } from "./glyph";
import { cx } from "./names";

interface DoubleBarProps {
  /** both 1 to 5; null = nobody said */
  readonly importance: number | null;
  readonly performance: number | null;
  readonly basis: Basis;
  readonly isHollow?: boolean;
}

const FULL = 48;

function lengthOf(rating: number): number {
  return Math.round((Math.min(5, Math.max(0, rating)) / 5) * FULL);
}

/** Importance as an outline, performance as a fill: the shorter the fill, the larger the gap. */
export function DoubleBar({ importance, performance, basis, isHollow = false }: DoubleBarProps) {
  return (
    <svg
      className={cx(styles.double, styles[basis], isHollow && styles.hollow)}
      width="50"
      height="14"
      viewBox="0 0 50 14"
      aria-hidden="true"
    >
      {importance !== null && (
        <rect
          className={styles.outline}
          x="1"
          y="1"
          width={lengthOf(importance)}
          height="4.5"
          rx="2"
        />
      )}
      {performance !== null && (
        <rect
          className={styles.fill}
          x="1"
          y="8"
          width={lengthOf(performance)}
          height="4.5"
          rx="2"
        />
      )}
    </svg>
  );
}

interface TimeBarProps {
  /** shares of the bar's full length, 0 to 1 */
  readonly observed: number | null;
  readonly standard: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly isHollow?: boolean;
}

/** How long it takes, against a tick for how long it should; the thin line is the interval. */
export function TimeBar({
  observed,
  standard,
  low = null,
  high = null,
  isHollow = false,
}: TimeBarProps) {
  return (
    <span className={styles.track} aria-hidden="true">
      {observed !== null && (
        <span
          className={cx(styles.length, isHollow && styles.lengthHollow)}
          style={{ inlineSize: `${observed * 100}%` }}
        />
      )}
      {low !== null && high !== null && (
        <span
          className={styles.whisker}
          style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }}
        />
      )}
      {standard !== null && (
        <span className={styles.tick} style={{ insetInlineStart: `${standard * 100}%` }} />
      )}
    </span>
  );
}
