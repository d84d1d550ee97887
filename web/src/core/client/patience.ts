/** How long is an answer waited for? Not for good: then it is said, and can be asked for again. */

import { takenAhead } from "../ahead";
import { appWords } from "../words/app";
import { arrived, Problem } from "./problem";

const LATE = 408;
const LIMIT_MS = 60_000;
/** What is asked of a journey or of a rule is measured, which may take long the first time; who asks again finds the server still at it. */
const MEASURED_MS = 180_000;
const MEASURED = /journeys\/.|matches/;

/** The answer to a request; a problem where none comes in time. A file that is sent takes as long as it takes. */
export async function fetchInTime(request: Request): Promise<Response> {
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) return arrived(fetch(request));
  const isMeasured = MEASURED.test(request.url);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), isMeasured ? MEASURED_MS : LIMIT_MS);
  try {
    const signal = AbortSignal.any([request.signal, limit.signal]);
    return await arrived(takenAhead(request, signal) ?? fetch(request, { signal }));
  } catch (problem) {
    if (!limit.signal.aborted) throw problem;
    throw new Problem(LATE, appWords.late, null);
  } finally {
    clearTimeout(timer);
  }
}
