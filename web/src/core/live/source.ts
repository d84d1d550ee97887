/** How is the stream of a workspace kept open? It is opened anew when it was refused, or when it fell silent. */

import type { Said } from "./channel";

interface Kept {
  /** where the stream is, as of now: it goes on after what was heard last */
  readonly address: () => string;
  readonly kinds: readonly string[];
  readonly hear: (said: Said) => void;
  /** the stream is there, or there again */
  readonly open: () => void;
  /** the server does not let us in */
  readonly refused: () => void;
}

const CLOSED = 2;
const PING = "ping";
/** The server says something at least every 15 s: after so long without a word the line is dead. */
export const SILENT_MS = 40_000;
const WAITS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/** Open the stream and keep it open; gives the way to close it. */
export function keepOpen({ address, kinds, hear, open, refused }: Kept): () => void {
  let failures = 0;
  let timer = 0;
  let close: () => void = () => undefined;
  const openIn = (ms: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(begin, ms);
  };
  function begin(): void {
    close();
    const source = new EventSource(address());
    close = () => source.close();
    openIn(SILENT_MS);
    source.addEventListener("open", () => {
      failures = 0;
      open();
    });
    // A browser comes back by itself when a line breaks, never when it was refused.
    source.addEventListener("error", () => {
      if (source.readyState !== CLOSED) return;
      openIn(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? SILENT_MS);
      failures += 1;
      refused();
    });
    source.addEventListener(PING, () => openIn(SILENT_MS));
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => {
        openIn(SILENT_MS);
        const text = typeof event.data === "string" ? event.data : "{}";
        hear({ kind, text, number: event.lastEventId });
      });
    }
  }
  begin();
  return () => {
    window.clearTimeout(timer);
    close();
  };
}
