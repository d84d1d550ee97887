import { useEffect, useState } from "react";
import { answeredSoon, client } from "../../core/client";
import { listen } from "../../core/live";
import { useHere } from "../session/workspace";

/** Somebody else on the draft, and the part she has chosen. */
export interface Other {
  readonly person: string;
  readonly name: string;
  readonly at: string | null;
  readonly seenAt: number;
}

const TELLS_EVERY_MS = 20_000;
const GONE_AFTER_MS = 45_000;

/** Who else draws here now; and tell them where I am. */
export function usePresence(draft: string, at: string | null): readonly Other[] {
  const { workspace, session } = useHere();
  const [others, setOthers] = useState<readonly Other[]>([]);
  useEffect(() => {
    const stop = listen(workspace.id, (kind, about) => {
      // who has no line to the server any more is gone from every draft
      const isGone = about.get("draft") === undefined;
      if (kind !== "presence" || (about.get("draft") !== draft && !isGone)) return;
      const [person, name, where] = [about.get("person"), about.get("name"), about.get("at")];
      if (typeof person !== "string" || person === session.id) return;
      const here = {
        person,
        name: typeof name === "string" ? name : "",
        at: typeof where === "string" ? where : null,
        seenAt: Date.now(),
      };
      const isHere = about.get("here") === true;
      setOthers((before) => [
        ...before.filter((one) => one.person !== person),
        ...(isHere ? [here] : []),
      ]);
    });
    const sweep = window.setInterval(() => {
      const oldest = Date.now() - GONE_AFTER_MS;
      setOthers((before) =>
        before.some((one) => one.seenAt < oldest)
          ? before.filter((one) => one.seenAt >= oldest)
          : before,
      );
    }, TELLS_EVERY_MS);
    return () => {
      stop();
      window.clearInterval(sweep);
    };
  }, [workspace.id, draft, session.id]);
  useTelling(workspace.id, draft, at, others.length);
  return others;
}

/** Say where I am when that changes, when somebody comes or goes, when the line is back, and now and then; at the end, that I am gone. */
function useTelling(workspace: string, draft: string, at: string | null, company: number): void {
  useEffect(() => {
    const tell = () => say(workspace, draft, at, true);
    if (company >= 0) tell();
    const timer = window.setInterval(tell, TELLS_EVERY_MS);
    const stop = listen(workspace, (kind) => {
      if (kind === "opened") tell();
    });
    return () => {
      window.clearInterval(timer);
      stop();
    };
  }, [workspace, draft, at, company]);
  useEffect(() => () => say(workspace, draft, null, false), [workspace, draft]);
}

/** Told once; what does not arrive is told again later. */
function say(workspace: string, draft: string, at: string | null, isHere: boolean): void {
  const asked = client.POST("/api/w/{workspace}/drafts/{draft}/presence", {
    params: { path: { workspace, draft } },
    body: { at, is_here: isHere },
    signal: answeredSoon(),
  });
  asked.catch(() => undefined);
}
