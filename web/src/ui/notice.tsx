import type { ReactNode } from "react";
import { cx } from "./names";
import styles from "./notice.module.css";
import { Told } from "./told";

interface NoticeProps {
  readonly kind: "ok" | "watch" | "breach" | "plain";
  readonly children?: ReactNode;
  /** An error as it was told: its message, and what to do next. */
  readonly problem?: Error & {
    readonly remedy?: string | null;
    readonly language?: string | null;
  };
}

/** A word in place of what cannot be shown, or beside it. */
export function Notice({ kind, children, problem }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[kind])} role={kind === "breach" ? "alert" : "status"}>
      {problem !== undefined && (
        <p>
          <Told told={problem.language}>
            <strong>{problem.message}</strong>
            {problem.remedy ? ` ${problem.remedy}` : ""}
          </Told>
        </p>
      )}
      {children}
    </div>
  );
}
