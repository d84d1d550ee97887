import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import type { ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

export type MapFinding = Schemas["FindingSaid"];

/** What the map check says of the map that is looked at. */
export function useMapFindings(journey: string, { version, draft }: ScopeSearch) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["map-findings", workspace.id, journey, version, draft],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/findings", {
          params: {
            path: { workspace: workspace.id, journey },
            query: { version: version ?? null, draft: draft ?? null },
          },
        }),
      ),
  });
}
