import { fetched } from "../../ui/fetched";
import { type KeyRows, showKeys, useKeyState } from "./key-list";
import { useLetters } from "./use-letters";

const KeysDialog = fetched(async () => (await import("./keys-dialog")).KeysDialog);

/** `?` lists the keys of the screen that is shown, and those that work everywhere. */
export function KeysHost({ common }: { readonly common: KeyRows }) {
  const isOpen = useKeyState((state) => state.isOpen);
  useLetters((letter) => {
    if (letter === "?") showKeys();
  });
  return isOpen ? <KeysDialog common={common} /> : null;
}
