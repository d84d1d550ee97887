import { useState } from "react";
import { useLetters } from "../keys/use-letters";

/** From change to change, round and round: `N` the next, `P` the one before; -1 = not begun. */
export function useWalk(
  changes: number,
  onChange: (at: number) => void,
): readonly [number, (step: -1 | 1) => void] {
  const [at, setAt] = useState(-1);
  const go = (step: -1 | 1) => {
    if (changes === 0) return;
    const next = (Math.max(at, step > 0 ? -1 : 0) + step + changes) % changes;
    setAt(next);
    onChange(next);
  };
  useLetters((letter) => {
    if (letter === "n") go(1);
    if (letter === "p") go(-1);
  });
  return [at, go];
}
