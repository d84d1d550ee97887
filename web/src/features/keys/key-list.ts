import type { ReactNode } from "react";
import { useEffect } from "react";
import { create } from "zustand";

export type KeyRows = readonly (readonly [keys: string, does: string])[];

/** The keys of one screen. */
export interface ScreenKeys {
  readonly title: string;
  readonly rows: KeyRows;
  /** what else the screen explains there */
  readonly more?: ReactNode;
}

interface KeyState {
  readonly screens: readonly ScreenKeys[];
  readonly isOpen: boolean;
}

export const useKeyState = create<KeyState>(() => ({ screens: [], isOpen: false }));

/** Say which keys the screen has, as long as it is shown; `keys` is made once, outside of the component. */
export function useScreenKeys(keys: ScreenKeys): void {
  useEffect(() => {
    useKeyState.setState(({ screens }) => ({ screens: [...screens, keys] }));
    return () =>
      useKeyState.setState(({ screens }) => ({ screens: screens.filter((one) => one !== keys) }));
  }, [keys]);
}

/** Show the list of keys. */
export function showKeys(): void {
  useKeyState.setState({ isOpen: true });
}
