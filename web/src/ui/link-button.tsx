import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import styles from "./link-button.module.css";
import { cx } from "./names";

interface AnchorProps extends ComponentProps<"a"> {
  readonly kind?: "plain" | "primary";
}

/** A file to take away, among buttons. */
export function AnchorButton({ kind = "plain", className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={cx(styles.link, styles[kind], className)}>
      {children}
    </a>
  );
}

/** A way to another screen that stands among buttons. */
export const LinkButton = createLink(AnchorButton);
