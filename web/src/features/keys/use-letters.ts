import { useEffect } from "react";
import { letterOf } from "../../core/keys";

/** Hear the single letters that are commands now, on the whole screen. */
export function useLetters(hear: (letter: string, event: KeyboardEvent) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const letter = letterOf(event);
      if (letter !== null) hear(letter, event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}
