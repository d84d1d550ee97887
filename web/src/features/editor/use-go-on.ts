import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client, told } from "../../core/client";
import { keepOnDevice } from "../../core/editing";
import { editorWords as words } from "../../core/words/editor";
import { useHere } from "../session/workspace";
import { useDrawn } from "./drawing";

/** Go on drawing where the closed draft went: each edit that waits is kept for that draft before it is opened. */
export function useGoOn(journey: string) {
  const { workspace, session: account } = useHere();
  const { draft, session } = useDrawn();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const waiting = await session.carried();
      if (waiting === null) return null; // asked first
      const next = await told(
        client.POST("/api/w/{workspace}/drafts/{draft}/after", {
          params: { path: { workspace: workspace.id, draft } },
        }),
      );
      const keeper = keepOnDevice(next.id, account.id);
      for (const edit of waiting) await keeper.put(edit);
      const kept = new Set((await keeper.load()).map((edit) => edit.commandId));
      // a private window may keep nothing: then only this tab has them, and it stays
      if (waiting.some((edit) => !kept.has(edit.commandId))) throw new Error(words.closed.notKept);
      return next.id;
    },
    onSuccess: (next) => {
      if (next === null) return;
      void navigate({
        to: "/m/$journey/edit",
        params: { journey },
        search: { draft: next },
        hash: window.location.hash.slice(1),
      });
    },
  });
}
