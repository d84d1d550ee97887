import type { ReactNode } from "react";
import styles from "./button.module.css";
import { cx } from "./names";

interface ButtonProps {
  readonly children: ReactNode;
  /** what it does; a button that submits its form needs none */
  readonly onClick?: () => void;
  readonly title?: string;
  readonly label?: string;
  readonly kind?: "plain" | "quiet" | "primary";
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
  readonly type?: "button" | "submit";
}

/** A button; `label` names it where it shows only an icon. */
export function Button({
  children,
  onClick,
  title,
  label,
  kind = "plain",
  isPressed,
  isExpanded,
  isDisabled = false,
  className,
  type = "button",
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(styles.button, styles[kind], isPressed === true && styles.pressed, className)}
      title={title ?? label}
      aria-label={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
