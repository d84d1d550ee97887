/** Was the search asked for before the application was there to hear it? */

const REMEMBERED_MS = 10_000;
let askedAt = Number.NEGATIVE_INFINITY;

/** Ctrl+K or Cmd+K, which finds anything from anywhere. */
export function isFind(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
}

function remember(event: KeyboardEvent): void {
  if (!isFind(event)) return;
  event.preventDefault();
  askedAt = event.timeStamp;
}

/** Hear it from now on, until somebody takes it over. */
export function hearFind(): void {
  window.addEventListener("keydown", remember);
}

/** Hear it no longer; true = it was asked for just before. */
export function takeFind(): boolean {
  window.removeEventListener("keydown", remember);
  const since = performance.now() - askedAt;
  askedAt = Number.NEGATIVE_INFINITY;
  return since < REMEMBERED_MS;
}
