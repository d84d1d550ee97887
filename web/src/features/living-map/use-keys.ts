import { useEffect } from "react";
import { isPlainKey, letterOf } from "../../core/keys";
import { countsOf, isCounted } from "../../core/members";
import { COLOURS, type Screen, type View } from "../../core/scope";
import type { Openable } from "../../ui/figure";
import type { Showing } from "./showing";
import { type Opener, stepOut } from "./use-opening";

const LAYER_KEYS: Readonly<Record<string, Screen["layer"]>> = {
  "1": "planned",
  "2": "believed",
  "3": "observed",
  "0": "compare",
};

/** The first number of an element that has somebody in it; where none has, the first that can be asked. */
function firstNumber({ map, screen }: Showing): string | null {
  const element = map.byRef.get(screen.selected ?? "");
  if (element === undefined) return null;
  const key = element.said.key;
  const wanted =
    "touchpoints" in element
      ? [
          `stages.${key}.states.stuck`,
          `stages.${key}.open_now`,
          `stages.${key}.moved_on`,
          `stages.${key}.entered`,
        ]
      : [`touchpoints.${key}.seen`, `touchpoints.${key}.journeys`];
  const lists = map.page.who;
  return (
    wanted.find((number) => (countsOf(lists, number)?.did ?? 0) > 0) ??
    wanted.find((number) => isCounted(lists, number)) ??
    null
  );
}

/** One step back: timeline, list of accounts, selection; the focus goes back to where it was. */
function stepBack(showing: Showing, opener: Opener): void {
  const { screen, show } = showing;
  if (stepOut(showing, opener) || screen.selected === null) return;
  const ref = screen.selected;
  show({ selected: null, tab: "overview" });
  document.querySelector<HTMLElement>(`[data-place="${CSS.escape(ref)}"]`)?.focus();
}

/** Single keys for the whole screen; they do nothing while somebody writes, holds a modifier, or has switched them off. */
export function useKeys(showing: Showing, view: View, numbers: Openable, opener: Opener): void {
  useEffect(() => {
    const { screen, show } = showing;
    const commands: Readonly<Record<string, () => void>> = {
      l: () => show({ hasLinks: !screen.hasLinks }),
      c: () =>
        show({ colour: COLOURS[(COLOURS.indexOf(screen.colour) + 1) % COLOURS.length] ?? "none" }),
      v: () => show({ view: view === "map" ? "list" : "map" }),
      w: () => {
        const number = firstNumber(showing);
        if (number !== null) numbers.open(number);
      },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && isPlainKey(event)) stepBack(showing, opener);
      const letter = letterOf(event);
      if (letter === null) return;
      const layer = LAYER_KEYS[letter];
      if (layer !== undefined) show({ layer });
      else commands[letter]?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [showing, view, numbers, opener]);
}
