import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

/** Begin a draft from a version; none = the one in force. */
export function useBeginDraft(journey: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["NewDraftAsked"]) =>
      told(
        client.POST("/api/w/{workspace}/journeys/{journey}/drafts", {
          params: { path: { workspace: workspace.id, journey } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["journeys", workspace.id] }),
  });
}
