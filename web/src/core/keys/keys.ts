/** Which key was pressed, and is it a command or a letter to be written? */

import { preference } from "../preferences";

/** Whether single letters are commands; a person who speaks to the machine switches them off. */
export const letterKeys = preference("wayline.letters", (said) => said !== false);

const FIELDS =
  "input:not([type=checkbox],[type=radio],[type=range],[type=button],[type=submit]), textarea, select, [contenteditable], dialog";

/** True where keys are letters to be written, or belong to what stands over the screen. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

/** True for a key that nobody else has taken, pressed without Ctrl, Cmd or Alt. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  return !isWriting(event.target) && document.querySelector("dialog[open]") === null;
}

/** The single letter, digit or sign that is a command now, in lower case; null where it is none. */
export function letterOf(event: KeyboardEvent): string | null {
  if (event.key.length !== 1 || event.key === " " || !isPlainKey(event)) return null;
  return letterKeys.read() ? event.key.toLowerCase() : null;
}
