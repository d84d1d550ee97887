import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { onSignedIn } from "../../core/client";
import { DraftSession, draftServer, keepOnDevice, newId } from "../../core/editing";
import { type About, listen } from "../../core/live";
import { useHere } from "../session/workspace";

interface Opened {
  readonly session: DraftSession | null;
  readonly problem: Error | null;
}

/** A drawing session on a draft: opened once, told when others edit or the network comes back. */
export function useDrawing(draft: string): Opened {
  const { workspace, session: account } = useHere();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Opened>({ session: null, problem: null });
  const me = account.id;
  useEffect(() => {
    let isOver = false;
    let session: DraftSession | null = null;
    DraftSession.open({
      server: draftServer(workspace.id, draft),
      keeper: keepOnDevice(draft, me),
      me,
      newId,
      later: (ms, call) => {
        const timer = window.setTimeout(call, ms);
        return () => window.clearTimeout(timer);
      },
    }).then(
      (made) => {
        if (isOver) return made.close();
        session = made;
        setOpened({ session: made, problem: null });
      },
      (problem: Error) => {
        if (!isOver) setOpened({ session: null, problem });
      },
    );
    const stop = listen(workspace.id, (kind, about) => {
      const isOurs = kind === "map.changed" && about.get("draft") === draft;
      if (kind === "resync" || (isOurs && isNews(about))) void session?.refresh();
      if (kind === "opened") session?.retry();
    });
    /** Of others, or of my own in another tab; what this tab waits for is told by its answer. */
    function isNews(about: About): boolean {
      const state = session?.state();
      const revision = about.get("revision");
      if (about.get("person") !== me || state === undefined) return true;
      return state.waiting === 0 && typeof revision === "number" && revision > state.revision;
    }
    const back = () => session?.retry();
    window.addEventListener("online", back);
    const stopSignedIn = onSignedIn(back);
    return () => {
      isOver = true;
      stop();
      stopSignedIn();
      window.removeEventListener("online", back);
      session?.close();
      void queries.invalidateQueries({ queryKey: ["living-map", workspace.id] });
      void queries.invalidateQueries({ queryKey: ["journeys", workspace.id] });
    };
  }, [workspace.id, draft, me, queries]);
  return opened;
}
