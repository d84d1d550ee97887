import { createContext, type ReactNode, use } from "react";
import styles from "./figure.module.css";
import { cx } from "./names";

/** Who can be listed behind a number, and how that list is opened. */
export interface Openable {
  readonly canOpen: (number: string) => boolean;
  readonly open: (number: string) => void;
  readonly hint: string;
}

const NOTHING: Openable = { canOpen: () => false, open: () => undefined, hint: "" };
export const OpenableNumbers = createContext<Openable>(NOTHING);

/** False where the arrows carry the focus, as in the map: there a number is no tab stop of its own. */
export const FigureFocus = createContext(true);

interface FigureProps {
  /** the path of the number in the document, its key among the members */
  readonly number: string;
  readonly children: ReactNode;
  /** the whole figure in words, for a hover and for screen readers */
  readonly says?: string;
  readonly className?: string | undefined;
  readonly isHollow?: boolean;
}

/** A number somebody can ask "who?"; without a list behind it, it is plain text. */
export function Figure({ number, children, says, className, isHollow = false }: FigureProps) {
  const numbers = use(OpenableNumbers);
  const isTabStop = use(FigureFocus);
  const shape = cx(styles.figure, isHollow && styles.hollow, className);
  if (!numbers.canOpen(number)) {
    return (
      <span className={shape} title={says}>
        {children}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={cx(shape, styles.openable, isTabStop && styles.stop)}
      data-number={number}
      tabIndex={isTabStop ? undefined : -1}
      title={says === undefined ? numbers.hint : `${says}\n${numbers.hint}`}
      onClick={(event) => {
        event.stopPropagation();
        numbers.open(number);
      }}
    >
      {children}
      {says !== undefined && <span className="unseen">, {says}</span>}
    </button>
  );
}
