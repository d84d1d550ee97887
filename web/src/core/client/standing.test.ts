import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, onRefused, onSignedOut, rememberStanding } from "./standing";

const answers: Response[] = [];
const sent: string[] = [];

function answer(status: number): Response {
  const made = new Response("", { status });
  Object.defineProperty(made, "url", { value: "http://localhost/api/w/w/drafts/d" });
  return made;
}

function change(): Request {
  return new Request("http://localhost/api/w/w/drafts/d", { method: "POST", body: "{}" });
}

beforeEach(() => {
  answers.length = 0;
  sent.length = 0;
  rememberStanding({ person: "Ana", csrf: "old" });
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(`${await request.text()} ${request.headers.get("X-Wayline-CSRF")}`);
    return answers.shift() ?? answer(200);
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("a request that is refused", () => {
  it("is made once more when one has signed in again in another tab", async () => {
    const stop = onRefused(async () => rememberStanding({ person: "Ana", csrf: "new" }));
    answers.push(answer(403));
    expect((await ask(change())).status).toBe(200);
    expect(sent).toEqual(["{} old", "{} new"]);
    stop();
  });

  it("is never made in the name of somebody else", async () => {
    const stop = onRefused(async () => rememberStanding({ person: "Ben", csrf: "new" }));
    answers.push(answer(403));
    expect((await ask(change())).status).toBe(403);
    expect(sent).toHaveLength(1);
    stop();
  });

  it("is not made again where the role lacks the right", async () => {
    const look = vi.fn(async () => undefined);
    const stop = onRefused(look);
    answers.push(answer(403));
    expect((await ask(change())).status).toBe(403);
    expect([sent.length, look.mock.calls.length]).toEqual([1, 1]);
    stop();
  });

  it("tells that one is signed out", async () => {
    const left = vi.fn();
    const stop = onSignedOut(left);
    answers.push(answer(401));
    await ask(change());
    expect(left).toHaveBeenCalledOnce();
    stop();
  });
});
