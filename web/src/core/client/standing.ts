/** Who does the server take this browser for? The word against forged requests, and what to do when all that has changed. */

import { language } from "../language";
import { fetchInTime } from "./patience";

const HEADER = "X-Wayline-CSRF";
const INSIDE = "/api/w/";
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const SOON_MS = 10_000;

interface Standing {
  readonly person: string;
  /** what every changing request must carry */
  readonly csrf: string;
}

let standing: Standing = { person: "", csrf: "" };
const leavers = new Set<() => void>();
const comers = new Set<() => void>();
const lookers = new Set<() => Promise<unknown>>();

/** Note who is signed in; true = somebody else than before. */
export function rememberStanding(now: Standing): boolean {
  const before = standing;
  standing = now;
  if (before.csrf !== "" && before.csrf !== now.csrf) for (const come of [...comers]) come();
  return before.person !== "" && before.person !== now.person;
}

/** Call back when the server does not know this browser any more; gives the way to stop. */
export function onSignedOut(leave: () => void): () => void {
  return added(leavers, leave);
}

/** Call back when somebody has signed in again; gives the way to stop. */
export function onSignedIn(come: () => void): () => void {
  return added(comers, come);
}

/** What looks again who is signed in and in which role, after a refusal; gives the way to stop. */
export function onRefused(look: () => Promise<unknown>): () => void {
  return added(lookers, look);
}

/** Something was refused: look again who is signed in, and as what. */
export async function lookAgain(): Promise<void> {
  await Promise.allSettled([...lookers].map((look) => look()));
}

/** What is answered at once, or not at all: on a dead line it would keep one of the few connections that a browser has. */
export function answeredSoon(): AbortSignal {
  return AbortSignal.timeout(SOON_MS);
}

/** Add the word that a changing request must carry. */
function introduce(request: Request): void {
  if (request.method !== "GET") request.headers.set(HEADER, standing.csrf);
}

/** Ask the server, in the language of the screen; notes when it does not know us any more, and tries once more where only our word was old. */
export async function ask(request: Request): Promise<Response> {
  request.headers.set("Accept-Language", language());
  introduce(request);
  const again = request.method === "GET" ? null : request.clone();
  const answer = await fetchInTime(request);
  if (answer.status === UNAUTHORIZED && isInside(answer)) for (const leave of [...leavers]) leave();
  if (answer.status !== FORBIDDEN) return answer;
  const before = standing;
  await lookAgain();
  const isSamePerson = standing.person === before.person && standing.csrf !== before.csrf;
  if (again === null || !isSamePerson) return answer;
  introduce(again);
  return fetchInTime(again);
}

/** Signing in has its own 401. */
function isInside(answer: Response): boolean {
  return new URL(answer.url, window.location.origin).pathname.startsWith(INSIDE);
}

function added<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => {
    all.delete(one);
  };
}
