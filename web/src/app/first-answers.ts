/** When is everything answered that the first screen asked for? */

import type { QueryClient } from "@tanstack/react-query";

const QUIET_MS = 300; // an answer may lead to the next question
const LONGEST_MS = 8_000; // a map may be measured for longer than anybody waits

/** Resolves when nothing has been asked for a moment. */
export function firstAnswers(queries: QueryClient): Promise<void> {
  return new Promise((done) => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(longest);
      stop();
      done();
    };
    const longest = setTimeout(end, LONGEST_MS);
    const stop = queries.getQueryCache().subscribe(() => {
      clearTimeout(quiet);
      if (queries.isFetching() === 0) quiet = setTimeout(end, QUIET_MS);
    });
  });
}
