/** When does the page have time for what nobody needs yet? */

const LONGEST_MS = 500; // a browser may never call itself idle

let needed: Promise<unknown> = Promise.resolve();

/** What is needed first; before it is there, nothing else takes the line or the processor from it. */
export function spareAfter(first: Promise<unknown>): void {
  needed = first;
}

/** Do something once what is needed is there and drawn. */
export function whenSpare(act: () => void): void {
  whenIdle(() => void needed.finally(() => whenIdle(act)));
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: LONGEST_MS });
  else setTimeout(act);
}
