/** What changes in a workspace, as it happens: one stream a page, however many parts listen. */

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
  "resync",
] as const;
export type LiveKind = (typeof KINDS)[number];

/** Keys and versions of what changed, never data. */
export type About = ReadonlyMap<string, unknown>;
type Listener = (kind: LiveKind, about: About) => void;

interface Stream {
  readonly source: EventSource;
  readonly listeners: Set<Listener>;
}

const streams = new Map<string, Stream>();

/** Hear what changes in a workspace; gives the way to stop. The last to stop closes the stream. */
export function listen(workspace: string, listener: Listener): () => void {
  const stream = streams.get(workspace) ?? begun(workspace);
  stream.listeners.add(listener);
  return () => {
    stream.listeners.delete(listener);
    if (stream.listeners.size > 0 || streams.get(workspace) !== stream) return;
    stream.source.close();
    streams.delete(workspace);
  };
}

function begun(workspace: string): Stream {
  const source = new EventSource(`/api/w/${workspace}/live`);
  const stream: Stream = { source, listeners: new Set() };
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => {
      const about = aboutOf(event.data);
      for (const listener of [...stream.listeners]) listener(kind, about);
    });
  }
  streams.set(workspace, stream);
  return stream;
}

function aboutOf(text: unknown): About {
  try {
    const said: unknown = JSON.parse(typeof text === "string" ? text : "{}");
    return new Map(Object.entries(typeof said === "object" && said !== null ? said : {}));
  } catch {
    return new Map();
  }
}
