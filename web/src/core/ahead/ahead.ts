/** What is asked of the server before the application is there; the application takes the answers over, each once. */

const KEPT_MS = 10_000;
const asked = new Map<string, Ahead>();

interface Ahead {
  readonly answer: Promise<Response>;
  readonly calledOff: AbortController;
}

/** Ask for an address now, for whoever will ask for it soon; what nobody takes is called off. */
export function askAhead(address: string, language: string): Promise<Response> {
  const { href } = new URL(address, window.location.origin);
  const calledOff = new AbortController();
  const answer =
    writtenFor(address) ??
    fetch(href, { headers: { "Accept-Language": language }, signal: calledOff.signal });
  answer.catch(() => undefined); // told to whoever takes it
  asked.set(href, { answer, calledOff });
  setTimeout(() => {
    if (asked.delete(href)) calledOff.abort();
  }, KEPT_MS);
  return answer;
}

/** True where the server has written into the page what it will be asked for first. */
export function isWritten(): boolean {
  return document.getElementById("answers") !== null;
}

/** What the server has written into the page of an address; null = nothing. */
function writtenFor(address: string): Promise<Response> | null {
  const text = document.getElementById("answers")?.textContent ?? "{}";
  const said = new Map<string, unknown>(Object.entries(JSON.parse(text))).get(address);
  return said === undefined ? null : Promise.resolve(Response.json(said));
}

/** The answer that was asked for ahead, called off by a signal as any other; null = none was, or it is taken. */
export function takenAhead(
  { method, url }: Request,
  signal: AbortSignal,
): Promise<Response> | null {
  const ahead = asked.get(url);
  asked.delete(url);
  if (ahead === undefined || method !== "GET") return null;
  signal.addEventListener("abort", () => ahead.calledOff.abort(signal.reason));
  return ahead.answer;
}
