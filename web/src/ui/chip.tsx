import type { ReactNode } from "react";
import styles from "./chip.module.css";
import { type Basis, BasisGlyph, type Condition, StatusGlyph } from "./glyph";
import { cx } from "./names";

/** How we know something: glyph and word. */
export function BasisChip({ basis, word }: { readonly basis: Basis; readonly word: string }) {
  return (
    <span className={cx(styles.chip, styles[basis])}>
      <BasisGlyph basis={basis} />
      {word}
    </span>
  );
}

/** A small grey fact. */
export function Chip({
  children,
  title,
}: {
  readonly children: ReactNode;
  readonly title?: string;
}) {
  return (
    <span className={styles.chip} title={title}>
      {children}
    </span>
  );
}

/** A condition in words, with its glyph. */
export function Status({
  condition,
  children,
}: {
  readonly condition: Condition;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.status}>
      <StatusGlyph condition={condition} />
      <span>{children}</span>
    </span>
  );
}

interface MarkProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly isLoud?: boolean;
}

/** A mark on a card: an icon with a number or a word. */
export function Mark({ icon, title, children, isLoud = false }: MarkProps) {
  return (
    <span className={cx(styles.mark, isLoud && styles.loud)} title={title}>
      {icon}
      {children}
    </span>
  );
}
