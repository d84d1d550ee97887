import type { ComponentType } from "react";
import { type KeyRows, showKeys, useKeyState } from "./key-list";
import { useLetters } from "./use-letters";

interface KeysHostProps {
  /** the keys that work on every screen here */
  readonly common: KeyRows;
  /** what lists them, at hand or fetched */
  readonly List: ComponentType<{ readonly common: KeyRows }>;
}

/** `?` lists the keys of the screen that is shown, and those that work everywhere. */
export function KeysHost({ common, List }: KeysHostProps) {
  const isOpen = useKeyState((state) => state.isOpen);
  useLetters((letter) => {
    if (letter === "?") showKeys();
  });
  return isOpen ? <List common={common} /> : null;
}
