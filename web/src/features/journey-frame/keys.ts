const WRITES =
  "input[type=text], input[type=search], input[type=number], input[type=date], textarea, select, [contenteditable]";

/** True for a key that nobody holds with another, and that nobody writes. */
export function isPlainKey(event: KeyboardEvent): boolean {
  const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  const isWritten = event.target instanceof HTMLElement && event.target.closest(WRITES) !== null;
  return !isHeld && !isWritten && document.querySelector("dialog[open]") === null;
}
