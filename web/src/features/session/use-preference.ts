import { useSyncExternalStore } from "react";
import type { Preference } from "../../core/preferences";

/** A preference as it is now, and the way to change it. */
export function usePreference<T>(one: Preference<T>): readonly [T, (value: T) => void] {
  return [useSyncExternalStore(one.subscribe, one.read), one.keep];
}
