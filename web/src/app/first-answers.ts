/** What is known before the first screen is drawn, and when is everything answered that it asked for? */

import type { QueryClient } from "@tanstack/react-query";
import { isWritten } from "../core/ahead";
import { journeysQuery } from "../features/journeys/use-journeys";
import { sessionQuery } from "../features/session/use-session";

const QUIET_MS = 300; // an answer may lead to the next question
const LONGEST_MS = 8_000; // a map may be measured for longer than anybody waits

/** Know who is signed in and their journeys before anything is drawn, where the page says it. */
export async function knowWritten(queries: QueryClient): Promise<void> {
  if (!isWritten()) return;
  const session = await queries.fetchQuery(sessionQuery(queries));
  const shown = session?.workspaces[0];
  if (shown !== undefined) await queries.prefetchQuery(journeysQuery(shown.id));
}

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
