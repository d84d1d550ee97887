import { appWords } from "../../core/words/app";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

interface TryAgainProps {
  readonly problem: Error;
  readonly onAgain: () => unknown;
}

/** Why something could not be had, and a way to ask for it once more. */
export function TryAgain({ problem, onAgain }: TryAgainProps) {
  return (
    <Notice kind="breach" problem={problem}>
      <p>
        <Button onClick={() => void onAgain()}>{appWords.retry}</Button>
      </p>
    </Notice>
  );
}
