import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type VersionSaid = Schemas["VersionSaid"];
export type ChangeSaid = Schemas["ChangeSaid"];

/** Every published version of a journey, the newest first. */
export function useVersions(journey: string) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["versions", workspace.id, journey],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/versions", {
          params: { path: { workspace: workspace.id, journey } },
        }),
      ),
  });
}

/** What differs between two versions, in words. */
export function useDiff(journey: string, before: string, after: string, isAsked = true) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["diff", workspace.id, journey, before, after],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/diff", {
          params: { path: { workspace: workspace.id, journey }, query: { before, after } },
        }),
      ),
    enabled: isAsked && before !== after,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who changed an element, when and how. */
export function useHistory(journey: string, ref: string) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["history", workspace.id, journey, ref],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/history", {
          params: { path: { workspace: workspace.id, journey }, query: { ref } },
        }),
      ),
  });
}

/** What the workspace asks for before a version is published, and how an owner decides about it. */
export function useRules() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const path = { workspace: workspace.id };
  const rules = useQuery({
    queryKey: ["rules", workspace.id],
    queryFn: () => told(client.GET("/api/w/{workspace}/rules", { params: { path } })),
  });
  const decide = useMutation({
    mutationFn: (body: Schemas["Rules"]) =>
      told(client.PUT("/api/w/{workspace}/rules", { params: { path }, body })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["rules"] }),
        queries.invalidateQueries({ queryKey: ["proposal"] }),
      ]),
  });
  return { rules, decide };
}
