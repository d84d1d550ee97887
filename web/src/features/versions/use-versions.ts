import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type VersionSaid = Schemas["VersionSaid"];

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
export function useDiff(journey: string, before: string, after: string) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["diff", workspace.id, journey, before, after],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/diff", {
          params: { path: { workspace: workspace.id, journey }, query: { before, after } },
        }),
      ),
    enabled: before !== after,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
