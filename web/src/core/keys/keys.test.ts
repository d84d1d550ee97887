// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import { isWriting, letterKeys, letterOf } from "./keys";

function pressed(
  key: string,
  more: KeyboardEventInit = {},
  on: Element = document.body,
): string | null {
  let letter: string | null = null;
  const hear = (event: KeyboardEvent) => {
    letter = letterOf(event);
  };
  window.addEventListener("keydown", hear);
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  window.removeEventListener("keydown", hear);
  return letter;
}

describe("a single letter", () => {
  afterEach(() => {
    letterKeys.keep(true);
    document.body.replaceChildren();
  });

  it("means the same in upper case", () => {
    expect([pressed("e"), pressed("E"), pressed("E", { shiftKey: true })]).toEqual(["e", "e", "e"]);
  });

  it("is no command with a modifier, nor a key with a name", () => {
    expect([pressed("e", { ctrlKey: true }), pressed("Enter"), pressed("F2")]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("is written where somebody writes", () => {
    const field = document.body.appendChild(document.createElement("input"));
    expect([pressed("e", {}, field), isWriting(field)]).toEqual([null, true]);
  });

  it("is no command once they are switched off", () => {
    letterKeys.keep(false);
    expect(pressed("e")).toBeNull();
  });
});
