import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type AtlasEntry = Schemas["AtlasEntrySaid"];
export type Starter = Schemas["StarterSaid"];
export type Health = Schemas["HealthSaid"];
export type MarketPlace = Schemas["MarketPlaceSaid"];

/** Every journey with what its map says of it, and the first maps to start another one from. */
export function useAtlas() {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["journeys", workspace.id, "atlas"],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/atlas", { params: { path: { workspace: workspace.id } } }),
      ),
  });
}

/** How a journey is is asked for when the list stands already, and only where there is a map. */
export function healthQuery(workspace: string, { key: journey, stages }: AtlasEntry) {
  return queryOptions({
    queryKey: ["living-map", workspace, journey, "health"],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/health", {
          params: { path: { workspace, journey } },
        }),
      ),
    enabled: stages > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** How a journey is. */
export function useHealth(entry: AtlasEntry) {
  const { workspace } = useHere();
  return useQuery(healthQuery(workspace.id, entry));
}
