import { defaultParseSearch, defaultStringifySearch } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import { router } from "./router";

/** What a person or a map may have put into an address; much of it looks like something else than a word. */
const WORDS: readonly unknown[] = [
  "tender",
  "1.10",
  "1.0.0",
  "2026",
  "007",
  "1e3",
  "true",
  "null",
  '"quoted"',
  "{}",
  "[1]",
  "a b&c=d#e?f",
  "100%",
  "+plus+",
  "größe 测试",
  "stage:a,touchpoint:b",
  true,
  false,
  2026,
  // words that only some screens know
  "jobs",
  "audit",
  "kpi",
  "nps",
  "conversion",
];

/** An address that has something under every name that is asked for. */
function anything(turn: number): Readonly<Record<string, unknown>> {
  return new Proxy<Readonly<Record<string, unknown>>>(
    {},
    { get: (_, name) => WORDS[(turn + 7 * String(name).length + lettersOf(name)) % WORDS.length] },
  );
}

/** Another number for another name. */
function lettersOf(name: string | symbol): number {
  return [...String(name)].reduce((all, letter) => all + (letter.codePointAt(0) ?? 0), 0);
}

const TURNS = WORDS.map((_, turn) => turn);
const READERS = Object.values(router.routesById).flatMap((route) => {
  const read = route.options.validateSearch;
  return typeof read === "function" ? [[route.id, read] as const] : [];
});

describe("what a screen reads from its address", () => {
  it("is read by every screen that is looked at with a scope", () => {
    expect(READERS.length).toBeGreaterThan(10);
  });

  it.each(READERS)("parse after print is the same: %s", (_, read) => {
    const searches = TURNS.map((turn) => read(anything(turn)));
    const again = searches.map((search) =>
      read(defaultParseSearch(defaultStringifySearch(search))),
    );
    expect(again).toEqual(searches);
  });
});
