/** What changes in a workspace, as it happens: one stream a browser, however many tabs and parts listen. */

import { lookAgain } from "../client";
import { type Channel, channelOf, type Said } from "./channel";
import { type Held, hold } from "./holding";
import { keepOpen } from "./source";

export const KINDS = [
  "map.changed",
  "map.approved",
  "comments.changed",
  "rules.changed",
  "journeys.changed",
  "snapshot.ready",
  "job.progress",
  "presence",
  "care.changed",
  "members.changed",
  "resync",
  "opened", // said by this browser itself: the stream is there, or there again
] as const;
export type LiveKind = (typeof KINDS)[number];

/** Keys and versions of what changed, never data. */
export type About = ReadonlyMap<string, unknown>;
/** The server's first word: up to which notice there is nothing to tell. */
const HERE = "here";
/** A tab that has just begun asks the others how far they have heard. */
const HOW_FAR = "how far";
type Listener = (kind: LiveKind, about: About) => void;

interface Stream {
  readonly listeners: Set<Listener>;
  readonly channel: Channel;
  held: Held | null;
  /** The number of the last notice that this tab has heard; the next holder of the stream goes on after it. */
  last: string | null;
}

const streams = new Map<string, Stream>();

/** Hear what changes in a workspace; gives the way to stop. The last to stop lets the stream go. */
export function listen(workspace: string, listener: Listener): () => void {
  const stream = streams.get(workspace) ?? begun(workspace);
  stream.listeners.add(listener);
  return () => {
    stream.listeners.delete(listener);
    if (stream.listeners.size > 0 || streams.get(workspace) !== stream) return;
    streams.delete(workspace);
    stream.held?.release();
    stream.channel.close();
  };
}

/** One tab of the browser holds the stream and says to the others what it hears. */
function begun(workspace: string): Stream {
  const name = `wayline-live-${workspace}`;
  const channel = channelOf(name, (said) => {
    if (said.kind !== HOW_FAR) hear(stream, said);
    else if (stream.last !== null) channel.say({ kind: HERE, text: "{}", number: stream.last });
  });
  const stream: Stream = { listeners: new Set(), channel, held: null, last: null };
  streams.set(workspace, stream);
  stream.held = hold(name, () => opened(workspace, stream));
  channel.say({ kind: HOW_FAR, text: "{}", number: "" });
  return stream;
}

/** The stream itself, kept open by the tab that holds it; gives the way to close it. */
function opened(workspace: string, stream: Stream): () => void {
  const tell = (said: Said) => {
    stream.channel.say(said);
    hear(stream, said);
  };
  return keepOpen({
    // An address cannot carry the header that a browser sends when it comes back by itself.
    address: () => {
      const after = stream.last === null ? "" : `?after=${encodeURIComponent(stream.last)}`;
      return `/api/w/${workspace}/live${after}`;
    },
    kinds: [HERE, ...KINDS],
    hear: tell,
    open: () => tell({ kind: "opened", text: "{}", number: "" }),
    refused: () => void lookAgain(),
  });
}

function hear(stream: Stream, said: Said): void {
  if (said.number !== "") stream.last = said.number;
  const kind = KINDS.find((known) => known === said.kind);
  if (kind === undefined) return;
  const about = aboutOf(said.text);
  for (const listener of [...stream.listeners]) listener(kind, about);
}

function aboutOf(text: string): About {
  try {
    const said: unknown = JSON.parse(text);
    return new Map(Object.entries(typeof said === "object" && said !== null ? said : {}));
  } catch {
    return new Map();
  }
}
