import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listen } from "./live";

/** A stream that a test speaks through. */
class SpokenSource extends EventTarget {
  static readonly all: SpokenSource[] = [];
  readonly url: string;
  isOpen = true;

  constructor(url: string) {
    super();
    this.url = url;
    SpokenSource.all.push(this);
  }

  close(): void {
    this.isOpen = false;
  }

  say(kind: string, text: string): void {
    this.dispatchEvent(new MessageEvent(kind, { data: text }));
  }
}

beforeEach(() => {
  SpokenSource.all.length = 0;
  vi.stubGlobal("EventSource", SpokenSource);
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

  it("begins a new stream after the last was closed", () => {
    listen("w", () => undefined)();
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
});
