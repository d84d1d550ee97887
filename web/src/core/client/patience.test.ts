import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { told } from "./client";
import { fetchInTime } from "./patience";
import { whatBroke } from "./problem";

const BASE = "http://localhost/api/w/w";

/** A server that never answers, and hears when it is asked no longer. */
function silent(request: Request, { signal }: RequestInit = {}): Promise<Response> {
  return new Promise((_, fail) => {
    for (const one of [signal, request.signal])
      one?.addEventListener("abort", () => fail(new DOMException("gone", "AbortError")));
  });
}

async function endOf(asked: Promise<Response>): Promise<unknown> {
  return asked.catch((problem: unknown) => problem);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", vi.fn(silent));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an answer that does not come", () => {
  it("is waited for a minute, then it is said", async () => {
    const end = endOf(fetchInTime(new Request(`${BASE}/journeys`)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await end).toMatchObject({
      status: 408,
      message: "No answer came in time.",
    });
  });

  it.each(["j/living-map?segment=big", "j/stages/ask/time", "j/accounts/Blue%20Quarry"])(
    "is waited for three minutes where it is measured: %s",
    async (path) => {
      const heard = vi.fn();
      const end = endOf(fetchInTime(new Request(`${BASE}/journeys/${path}`))).then(heard);
      await vi.advanceTimersByTimeAsync(179_000);
      expect(heard).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1000);
      await end;
      expect(heard).toHaveBeenCalledWith(expect.objectContaining({ status: 408 }));
    },
  );

  it("ends as its asker ends it, when that is sooner", async () => {
    const asker = new AbortController();
    const end = endOf(fetchInTime(new Request(`${BASE}/journeys`, { signal: asker.signal })));
    asker.abort();
    expect(await end).toMatchObject({ name: "AbortError" });
  });

  it("is waited for as long as it takes while a file is sent", async () => {
    const heard = vi.fn();
    const body = new FormData();
    body.append("file", "time,event");
    const sent = new Request(`${BASE}/sources/files`, { method: "POST", body });
    void endOf(fetchInTime(sent)).then(heard);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("a line that breaks", () => {
  const ways = {
    "a question": new Request(`${BASE}/journeys`),
    "a file that is sent": new Request(`${BASE}/sources/files`, {
      method: "POST",
      body: new FormData(),
    }),
  };

  it.each(Object.entries(ways))("is told in our words, not the browser's: %s", async (_, asked) => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
    expect(await endOf(fetchInTime(asked))).toMatchObject({
      status: 503,
      message: "The server cannot be reached.",
      remedy: "Look whether you are online, then try again.",
    });
  });

  it("is told in our words where it breaks while the answer comes in", async () => {
    const cut = Promise.reject(new TypeError("network error"));
    expect(await told(cut).catch((problem: unknown) => problem)).toMatchObject({
      message: "The server cannot be reached.",
    });
  });

  it("is what keeps a part of the application from coming", () => {
    const missing = new TypeError("Failed to fetch dynamically imported module: /assets/x.js");
    expect(whatBroke(missing).message).toBe("The server cannot be reached.");
    const ours = new TypeError("x is undefined");
    expect(whatBroke(ours)).toBe(ours);
  });
});

describe("an answer that comes", () => {
  it("is handed on, and nothing ends it afterwards", async () => {
    const fetched = vi.fn(async (_: Request, init?: RequestInit) => {
      expect(init?.signal?.aborted).toBe(false);
      return new Response("{}");
    });
    vi.stubGlobal("fetch", fetched);
    const answer = await fetchInTime(new Request(`${BASE}/journeys`));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer.text()).toBe("{}");
    expect(fetched.mock.calls[0]?.[1]?.signal?.aborted).toBe(false);
  });
});
