/** What is asked of the server before the application is there; the application takes the answers over, each once. */

const KEPT_MS = 10_000;
const asked = new Map<string, Promise<Response>>();

/** Ask for an address now, for whoever will ask for it soon; what nobody takes is called off. */
export function askAhead(address: string, language: string): Promise<Response> {
  const { href } = new URL(address, window.location.origin);
  const calledOff = new AbortController();
  const answer = fetch(href, {
    headers: { "Accept-Language": language },
    signal: calledOff.signal,
  });
  answer.catch(() => undefined); // told to whoever takes it
  asked.set(href, answer);
  setTimeout(() => {
    if (asked.delete(href)) calledOff.abort();
  }, KEPT_MS);
  return answer;
}

/** The answer that was asked for ahead; null = none was, or it is taken. */
export function takenAhead({ method, url }: Request): Promise<Response> | null {
  const answer = method === "GET" ? asked.get(url) : undefined;
  asked.delete(url);
  return answer ?? null;
}
