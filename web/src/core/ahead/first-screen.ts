/** Which answers does the screen of an address need first? */

import { livingMapAddress, readScope } from "../scope";
import { askAhead } from "./ahead";

const SESSION = "/api/session";
const OUTSIDE = /^\/(enter|s)(\/|$)/;
const MAP = /^\/m\/([^/]+)$/;

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** Ask who is signed in, and for the map where the address is one; the way to them is then not longer than to the application. */
export async function askForFirstScreen(place: Place, language: string): Promise<void> {
  if (OUTSIDE.test(place.pathname)) return;
  try {
    const answer = await askAhead(SESSION, language);
    const workspace = answer.ok ? workspaceIn(await answer.clone().json()) : null;
    const journey = MAP.exec(place.pathname)?.[1];
    if (workspace === null) return;
    askAhead(`/api/w/${workspace}/journeys`, language);
    if (journey === undefined) return;
    const scope = readScope(searchIn(place.search));
    askAhead(livingMapAddress(workspace, decodeURIComponent(journey), scope), language);
  } catch {
    // the application asks again, and tells what is wrong
  }
}

/** The id of the workspace that is shown: the first of who is signed in. */
function workspaceIn(session: unknown): string | null {
  const workspaces = entriesOf(session).get("workspaces");
  const id = Array.isArray(workspaces) ? entriesOf(workspaces[0]).get("id") : null;
  return typeof id === "string" ? id : null;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(value ?? {}));
}

/** What an address asks for, read as the router reads it. */
function searchIn(search: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, said]) => [name, wordIn(said)]),
  );
}

function wordIn(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}
