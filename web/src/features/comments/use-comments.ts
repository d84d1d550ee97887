import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, done, type Schemas, told } from "../../core/client";
import { useNotices } from "../session/use-notices";
import { useHere } from "../session/workspace";

export type Comment = Schemas["CommentSaid"];
const NONE: Readonly<Record<string, number>> = {};

/** How many comments each element has; followed while the map is open. */
export function useCommentCounts(journey: string): Readonly<Record<string, number>> {
  const { workspace } = useHere();
  const queries = useQueryClient();
  useNotices((kind, about) => {
    if (kind === "resync" || (kind === "comments.changed" && about.get("journey") === journey))
      void queries.invalidateQueries({ queryKey: ["comments", workspace.id, journey] });
  });
  const counts = useQuery({
    queryKey: ["comments", workspace.id, journey, "counts"],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/comments/counts", {
          params: { path: { workspace: workspace.id, journey } },
        }),
      ),
  });
  return counts.data ?? NONE;
}

/** The thread of an element, the oldest first. */
export function useThread(journey: string, ref: string) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["comments", workspace.id, journey, ref],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/comments", {
          params: { path: { workspace: workspace.id, journey }, query: { ref } },
        }),
      ),
  });
}

/** Say something, say it otherwise, take it back. */
export function useCommenting(journey: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const path = { workspace: workspace.id, journey };
  const onSuccess = () =>
    queries.invalidateQueries({ queryKey: ["comments", workspace.id, journey] });
  const say = useMutation({
    mutationFn: (body: { ref: string; text: string }) =>
      told(
        client.POST("/api/w/{workspace}/journeys/{journey}/comments", { params: { path }, body }),
      ),
    onSuccess,
  });
  const rewrite = useMutation({
    mutationFn: ({ id, text }: { id: string; text: string }) =>
      told(
        client.PUT("/api/w/{workspace}/journeys/{journey}/comments/{comment}", {
          params: { path: { ...path, comment: id } },
          body: { text },
        }),
      ),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      done(
        client.DELETE("/api/w/{workspace}/journeys/{journey}/comments/{comment}", {
          params: { path: { ...path, comment: id } },
        }),
      ),
    onSuccess,
  });
  return { say, rewrite, remove };
}
