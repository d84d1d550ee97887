import styles from "./glyph.module.css";
import { cx } from "./names";

export type Condition = "ok" | "watch" | "breach" | "unsure";
export type Basis = "planned" | "believed" | "observed";

/** Good, slow, bad, unknown: told apart by shape first, by colour second. */
export function StatusGlyph({ condition }: { readonly condition: Condition }) {
  return (
    <svg
      className={cx(styles.glyph, styles[condition])}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {condition === "ok" && <path d="M2 6.4 4.8 9.2 10 3.4" className={styles.stroke} />}
      {condition === "watch" && <path d="M6 1.2 11.2 10.6H.8z" />}
      {condition === "breach" && <path d="M3.6.8h4.8l2.8 2.8v4.8l-2.8 2.8H3.6L.8 8.4V3.6z" />}
      {condition === "unsure" && <path d="M2 6h8" className={styles.stroke} />}
    </svg>
  );
}

/** How we know: hollow and dashed, half and dotted, full and solid. */
export function BasisGlyph({ basis }: { readonly basis: Basis }) {
  return (
    <svg
      className={cx(styles.glyph, styles[basis])}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {basis === "planned" && (
        <circle cx="6" cy="6" r="4.4" className={styles.ring} strokeDasharray="2.6 2" />
      )}
      {basis === "believed" && (
        <>
          <circle cx="6" cy="6" r="4.4" className={styles.ring} />
          <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8z" />
        </>
      )}
      {basis === "observed" && <circle cx="6" cy="6" r="4.8" />}
    </svg>
  );
}

/** A sample of the line in which a layer is drawn. */
export function BasisLine({ basis }: { readonly basis: Basis }) {
  return (
    <svg
      className={cx(styles.glyph, styles[basis])}
      width="16"
      height="8"
      viewBox="0 0 16 8"
      aria-hidden="true"
    >
      <path
        d="M1 4h14"
        className={styles.line}
        strokeDasharray={basis === "planned" ? "4 2.5" : basis === "believed" ? "0.1 3.4" : "none"}
      />
    </svg>
  );
}

/** A moment of truth: it makes or breaks the relationship. */
export function MomentGlyph() {
  return (
    <svg className={styles.glyph} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="currentColor" />
    </svg>
  );
}
