import { Link } from "@tanstack/react-router";
import { Problem } from "../../core/client";
import { isWhole, type ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { scopeWords } from "../../core/words/scope";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

const LATE = 408;

interface NotMeasuredProps {
  readonly scope: ScopeSearch;
  readonly problem: Error;
  readonly onAgain: () => unknown;
}

/** The map without its numbers: bring events, or measure every journey; where no answer came, only ask again. */
export function NotMeasured({ scope, problem, onAgain }: NotMeasuredProps) {
  const isAnswered = problem instanceof Problem && problem.status < 500 && problem.status !== LATE;
  return (
    <Notice kind="breach" problem={problem}>
      {isAnswered && (
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
      )}
      <p>
        <Button onClick={() => void onAgain()}>{words.retry}</Button>
      </p>
    </Notice>
  );
}
