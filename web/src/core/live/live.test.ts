import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listen } from "./live";
import { SILENT_MS } from "./source";

/** A stream that a test speaks through. */
class SpokenSource extends EventTarget {
  static readonly all: SpokenSource[] = [];
  readonly url: string;
  isOpen = true;
  readyState = 1;

  constructor(url: string) {
    super();
    this.url = url;
    SpokenSource.all.push(this);
  }

  close(): void {
    this.isOpen = false;
  }

  /** As a browser that will not try again by itself. */
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event("error"));
  }

  say(kind: string, text: string, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(kind, { data: text, lastEventId }));
  }
}

/** The locks of a browser: one holder a name, the others wait in their order. */
class Locks {
  readonly #held = new Set<string>();
  #waiting: { readonly name: string; readonly begin: () => void }[] = [];

  request(
    name: string,
    options: { readonly signal: AbortSignal },
    call: () => Promise<void>,
  ): Promise<void> {
    return new Promise((done, refuse) => {
      options.signal.addEventListener("abort", () => refuse(new DOMException("", "AbortError")));
      const begin = () => {
        if (options.signal.aborted) return;
        this.#held.add(name);
        void call().then(() => {
          this.#held.delete(name);
          done();
          this.#next();
        });
      };
      this.#waiting.push({ name, begin });
      this.#next();
    });
  }

  #next(): void {
    const next = this.#waiting.find((one) => !this.#held.has(one.name));
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    next.begin();
  }
}

/** Another tab of the same browser: the same module once more. */
async function otherTab(): Promise<typeof listen> {
  vi.resetModules();
  const module = await import("./live");
  return module.listen;
}

const settled = () => new Promise((done) => setTimeout(done, 5));

beforeEach(() => {
  SpokenSource.all.length = 0;
  vi.stubGlobal("EventSource", SpokenSource);
  Object.defineProperty(navigator, "locks", { value: new Locks(), configurable: true });
});
afterEach(() => vi.unstubAllGlobals());

describe("what changes, as it happens", () => {
  it("is one stream for all who listen, closed by the last", () => {
    const stops = [listen("w", () => undefined), listen("w", () => undefined)];
    expect(SpokenSource.all.map((source) => source.url)).toEqual(["/api/w/w/live"]);
    stops[0]?.();
    expect(SpokenSource.all[0]?.isOpen).toBe(true);
    stops[1]?.();
    expect(SpokenSource.all[0]?.isOpen).toBe(false);
  });

  it("begins a new stream after the last was closed", async () => {
    listen("w", () => undefined)();
    await settled();
    const stop = listen("w", () => undefined);
    expect(SpokenSource.all.map((source) => source.isOpen)).toEqual([false, true]);
    stop();
  });

  it("is told to everybody with what it is about", () => {
    const heard: unknown[] = [];
    const stops = ["Ana", "Ben"].map((who) =>
      listen("w", (kind, about) => heard.push([who, kind, about.get("draft")])),
    );
    SpokenSource.all[0]?.say("map.changed", '{"draft": "d", "revision": 3}');
    SpokenSource.all[0]?.say("resync", "no json");
    expect(heard).toEqual([
      ["Ana", "map.changed", "d"],
      ["Ben", "map.changed", "d"],
      ["Ana", "resync", undefined],
      ["Ben", "resync", undefined],
    ]);
    for (const stop of stops) stop();
  });

  it("is opened again where a browser gives up, and goes on after what was heard", () => {
    vi.useFakeTimers();
    const stop = listen("w", () => undefined);
    SpokenSource.all[0]?.say("snapshot.ready", "{}", "7");
    SpokenSource.all[0]?.refuse();
    vi.advanceTimersByTime(1_000);
    SpokenSource.all[1]?.refuse();
    vi.advanceTimersByTime(1_000);
    expect(SpokenSource.all).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(SpokenSource.all.map(({ url, isOpen }) => [url, isOpen])).toEqual([
      ["/api/w/w/live", false],
      ["/api/w/w/live?after=7", false],
      ["/api/w/w/live?after=7", true],
    ]);
    stop();
    vi.useRealTimers();
  });

  it("is opened again when nothing was said for long, and only then", () => {
    vi.useFakeTimers();
    const stop = listen("w", () => undefined);
    for (let minutes = 0; minutes < 4; minutes += 1) {
      vi.advanceTimersByTime(15_000);
      SpokenSource.all[0]?.say("ping", "{}");
    }
    expect(SpokenSource.all).toHaveLength(1);
    vi.advanceTimersByTime(SILENT_MS);
    expect(SpokenSource.all.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    stop();
    vi.useRealTimers();
  });

  it("says when the stream is there again", () => {
    const heard: string[] = [];
    const stop = listen("w", (kind) => heard.push(kind));
    SpokenSource.all[0]?.dispatchEvent(new Event("open"));
    expect(heard).toEqual(["opened"]);
    stop();
  });

  it("is held by one tab that tells the others; when it goes, the next goes on after what was heard", async () => {
    const heard: string[] = [];
    const stopFirst = listen("w", (kind) => heard.push(`first ${kind}`));
    const listenThere = await otherTab();
    const stopSecond = listenThere("w", (kind) => heard.push(`second ${kind}`));
    expect(SpokenSource.all).toHaveLength(1);
    SpokenSource.all[0]?.say("snapshot.ready", "{}", "7");
    await vi.waitFor(() =>
      expect(heard).toEqual(["first snapshot.ready", "second snapshot.ready"]),
    );
    stopFirst();
    await vi.waitFor(() => expect(SpokenSource.all).toHaveLength(2));
    expect(SpokenSource.all.map(({ url, isOpen }) => [url, isOpen])).toEqual([
      ["/api/w/w/live", false],
      ["/api/w/w/live?after=7", true],
    ]);
    stopSecond();
  });
});
