import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isWhole, type ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { scopeWords } from "../../core/words/scope";
import { Notice } from "../../ui/notice";

interface NotMeasuredProps {
  readonly scope: ScopeSearch;
  readonly problem: Error;
  /** what else can be done about it */
  readonly children?: ReactNode;
}

/** The map without its numbers: bring events, or measure every journey again. */
export function NotMeasured({ scope, problem, children }: NotMeasuredProps) {
  return (
    <Notice kind="breach" problem={problem}>
      <p>
        {isWhole(scope) ? (
          <>
            {words.map.noEvents} <Link to="/data">{words.map.connect}</Link>
          </>
        ) : (
          <>
            {scopeWords.failed}{" "}
            <Link to="." search={{}}>
              {scopeWords.showAll}
            </Link>
          </>
        )}
      </p>
      {children}
    </Notice>
  );
}
