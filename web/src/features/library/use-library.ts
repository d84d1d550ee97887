import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type Entry = Schemas["EntrySaid"];

/** Everything that the map in force of a journey speaks of. */
export function useLibrary(journey: string | null) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["library", workspace.id, journey],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/library", {
          params: { path: { workspace: workspace.id, journey: journey ?? "" } },
        }),
      ),
    enabled: journey !== null,
  });
}
