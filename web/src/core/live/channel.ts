/** How do tabs of one browser tell each other what one of them has heard? */

export interface Said {
  readonly kind: string;
  readonly text: string;
  readonly number: string;
}

export interface Channel {
  say(said: Said): void;
  close(): void;
}

/** A channel to the other tabs; what one says oneself is not heard. */
export function channelOf(name: string, hear: (said: Said) => void): Channel {
  if (typeof BroadcastChannel === "undefined") {
    return { say: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    const said = saidIn(event.data);
    if (said !== null) hear(said);
  };
  return { say: (said) => channel.postMessage(said), close: () => channel.close() };
}

function saidIn(data: unknown): Said | null {
  if (typeof data !== "object" || data === null) return null;
  const parts = new Map<string, unknown>(Object.entries(data));
  const [kind, text, number] = [parts.get("kind"), parts.get("text"), parts.get("number")];
  if (typeof kind !== "string" || typeof text !== "string" || typeof number !== "string")
    return null;
  return { kind, text, number };
}
